CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    branch int NOT NULL,
    balance decimal(12, 2) NOT NULL,
    filler char(84) NOT NULL,
    KEY accounts_branch (branch)
);

CREATE TABLE documents (
    id bigint PRIMARY KEY,
    body json NOT NULL,
    kind varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(body, '$.kind'))) STORED,
    KEY documents_kind (kind)
);
