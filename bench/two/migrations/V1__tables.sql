CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    branch integer NOT NULL,
    balance numeric(12, 2) NOT NULL,
    filler character(84) NOT NULL,
    changed timestamp with time zone NOT NULL
);
CREATE INDEX accounts_branch ON accounts (branch);

CREATE TABLE documents (
    id bigint PRIMARY KEY,
    kind text NOT NULL,
    body jsonb NOT NULL
);
CREATE INDEX documents_kind ON documents (kind);
