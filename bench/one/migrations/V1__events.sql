CREATE TABLE events (
    id bigint PRIMARY KEY,
    at timestamp with time zone NOT NULL,
    account bigint NOT NULL,
    kind text NOT NULL,
    amount double precision,
    payload text
);
CREATE INDEX events_account ON events (account);
