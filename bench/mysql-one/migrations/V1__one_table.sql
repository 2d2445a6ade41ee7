CREATE TABLE events (
    id bigint PRIMARY KEY,
    at datetime(3) NOT NULL,
    account bigint NOT NULL,
    kind varchar(20) NOT NULL,
    amount double,
    payload text,
    KEY events_account (account)
);
