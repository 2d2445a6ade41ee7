-- What came after PostgreSQL 13.
CREATE EXTENSION btree_gist;
CREATE TABLE public.modern (
    id int,
    code text,
    word text NOT NULL,
    twice int GENERATED ALWAYS AS (id * 2) VIRTUAL,
    valid daterange,
    CONSTRAINT modern_code UNIQUE NULLS NOT DISTINCT (code),
    CONSTRAINT modern_period PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE TABLE public.modern_user (
    id int NOT NULL PRIMARY KEY,
    code text CONSTRAINT modern_not_enforced REFERENCES public.modern (code) NOT ENFORCED,
    amount int CONSTRAINT modern_free CHECK (amount > 0) NOT ENFORCED
);
ALTER TABLE public.modern_user ADD CONSTRAINT modern_code_given NOT NULL code NOT VALID;
ALTER TABLE public.event ADD CONSTRAINT event_self FOREIGN KEY (day, id, kind) REFERENCES public.event NOT VALID;
