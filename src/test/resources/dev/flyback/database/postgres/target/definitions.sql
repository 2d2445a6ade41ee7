-- Everything that can hang on a table and would be lost by a careless rebuild; runs on PostgreSQL 13 and later.
CREATE SCHEMA "Odd; -- 'schema'";

CREATE FUNCTION public.forbid() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a trigger fired on %', TG_TABLE_NAME; END $$;

CREATE TABLE public.customer (
    id bigint GENERATED ALWAYS AS IDENTITY (START 100) CONSTRAINT customer_key PRIMARY KEY,
    email text NOT NULL,
    born date,
    name text,
    name_upper text GENERATED ALWAYS AS (upper(name)) STORED,
    manager bigint,
    CONSTRAINT customer_email UNIQUE (email) INCLUDE (name) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT customer_manager FOREIGN KEY (manager) REFERENCES public.customer ON DELETE SET NULL DEFERRABLE,
    CONSTRAINT customer_born UNIQUE (born, id) WITH (fillfactor = 70)
);
COMMENT ON CONSTRAINT customer_key ON public.customer IS 'the ''key''; \ with a backslash';
COMMENT ON CONSTRAINT customer_manager ON public.customer IS 'a cycle of one';
CREATE INDEX customer_lower ON public.customer (lower(name), (length(email)) DESC NULLS LAST) WHERE born IS NOT NULL;
ALTER INDEX public.customer_lower ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX public.customer_lower IS 'for the search';
CREATE INDEX customer_brin ON public.customer USING brin (id) WITH (pages_per_range = 16);
CREATE INDEX customer_gin ON public.customer USING gin (to_tsvector('simple', coalesce(name, '')));
CREATE INDEX customer_hash ON public.customer USING hash (email);
ALTER TABLE public.customer CLUSTER ON customer_born;
ALTER TABLE public.customer ADD CONSTRAINT customer_adult CHECK (born < '2000-01-01') NOT VALID;

CREATE TABLE public.purchase (
    id int NOT NULL,
    version int NOT NULL,
    customer bigint REFERENCES public.customer,
    last_line int,
    during tsrange,
    CONSTRAINT purchase_pk PRIMARY KEY (id, version),
    CONSTRAINT purchase_alone EXCLUDE USING gist (during WITH &&)
);
CREATE UNIQUE INDEX purchase_replica ON public.purchase (version, id);
ALTER TABLE public.purchase REPLICA IDENTITY USING INDEX purchase_replica;

CREATE TABLE public.line (
    number int CONSTRAINT line_pk PRIMARY KEY,
    purchase int,
    version int,
    previous int CONSTRAINT line_previous REFERENCES public.line DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT line_purchase FOREIGN KEY (purchase, version) REFERENCES public.purchase MATCH FULL ON UPDATE CASCADE
);
ALTER TABLE public.purchase ADD CONSTRAINT purchase_last FOREIGN KEY (last_line) REFERENCES public.line NOT VALID;
CREATE UNIQUE INDEX line_twin ON public.line (number DESC);
ALTER INDEX public.line_twin SET (fillfactor = 80);

-- A view that needs the primary key to stay.
CREATE TABLE public.kept (id int PRIMARY KEY, name text, other int UNIQUE);
CREATE VIEW public.kept_by_key AS SELECT id, name, count(*) FROM public.kept GROUP BY id;

-- Triggers in all four states, and one that empties.
CREATE TABLE public.watched (id int PRIMARY KEY);
CREATE TRIGGER fires_origin BEFORE INSERT ON public.watched FOR EACH ROW EXECUTE FUNCTION public.forbid();
CREATE TRIGGER fires_always BEFORE INSERT ON public.watched FOR EACH ROW EXECUTE FUNCTION public.forbid();
CREATE TRIGGER fires_replica BEFORE INSERT ON public.watched FOR EACH ROW EXECUTE FUNCTION public.forbid();
CREATE TRIGGER fires_never BEFORE INSERT ON public.watched FOR EACH ROW EXECUTE FUNCTION public.forbid();
CREATE TRIGGER "fires ""on"" empty" BEFORE TRUNCATE ON public.watched EXECUTE FUNCTION public.forbid();
CREATE CONSTRAINT TRIGGER fires_late AFTER INSERT ON public.watched DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION public.forbid();
ALTER TABLE public.watched ENABLE ALWAYS TRIGGER fires_always;
ALTER TABLE public.watched ENABLE REPLICA TRIGGER fires_replica;
ALTER TABLE public.watched DISABLE TRIGGER fires_never;
COMMENT ON TRIGGER fires_origin ON public.watched IS 'as it was';

-- Partitions: two levels, inherited keys with names of their own, a trigger that is cloned.
CREATE TABLE public.event (
    day date NOT NULL, id int NOT NULL, kind int NOT NULL, customer bigint REFERENCES public.customer,
    PRIMARY KEY (day, id, kind)
) PARTITION BY RANGE (day);
CREATE INDEX event_kind ON public.event (kind);
CREATE TABLE public.event_old PARTITION OF public.event FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE public.event_new PARTITION OF public.event FOR VALUES FROM ('2020-01-01') TO (MAXVALUE)
    PARTITION BY LIST (kind);
CREATE TABLE public.event_new_1 PARTITION OF public.event_new FOR VALUES IN (1);
CREATE TABLE public.event_new_rest (
    customer bigint, id int NOT NULL, kind int NOT NULL, day date NOT NULL,
    CONSTRAINT "its own name" FOREIGN KEY (customer) REFERENCES public.customer
);
ALTER TABLE public.event_new ATTACH PARTITION public.event_new_rest DEFAULT;
CREATE INDEX event_old_own ON public.event_old (id) INCLUDE (day);
CREATE TRIGGER event_row BEFORE INSERT ON public.event FOR EACH ROW EXECUTE FUNCTION public.forbid();
ALTER TABLE public.event_new_1 DISABLE TRIGGER event_row;
CREATE TABLE public.remark (
    day date, event int, kind int, text text,
    CONSTRAINT remark_event FOREIGN KEY (day, event, kind) REFERENCES public.event
);
COMMENT ON CONSTRAINT remark_event ON public.remark IS 'references a partitioned table';

-- Inheritance, with a check that was never validated on both sides.
CREATE TABLE public.animal (id int PRIMARY KEY, legs int);
CREATE TABLE public.dog (barks boolean) INHERITS (public.animal);
ALTER TABLE public.dog ADD CONSTRAINT animal_legs CHECK (legs >= 0) NOT VALID;
ALTER TABLE public.animal ADD CONSTRAINT animal_legs CHECK (legs >= 0) NOT VALID;

-- A domain whose constraint old values break.
CREATE DOMAIN public.positive AS int;
CREATE TABLE public.account (id int PRIMARY KEY, balance public.positive);
ALTER DOMAIN public.positive ADD CONSTRAINT positive_check CHECK (VALUE > 0) NOT VALID;

-- Rows that their own owner may not see.
CREATE TABLE public.secret (id int PRIMARY KEY, owner text);
ALTER TABLE public.secret ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY secret_none ON public.secret USING (false);

-- Names that want to be SQL.
CREATE TABLE "Odd; -- 'schema'"."t""; DROP TABLE x; --" ("c""; --" int CONSTRAINT "p""; --" PRIMARY KEY, "ä\b" text);
CREATE INDEX "i""; --" ON "Odd; -- 'schema'"."t""; DROP TABLE x; --" ("ä\b") WHERE "ä\b" <> E'\\ '' %I';
CREATE TABLE "Odd; -- 'schema'".child ("c" int CONSTRAINT "f""; --" REFERENCES "Odd; -- 'schema'"."t""; DROP TABLE x; --");

CREATE TABLE public.seeded (id int PRIMARY KEY, word text);
INSERT INTO public.seeded VALUES (1, 'a seed');

CREATE MATERIALIZED VIEW public.customers_by_year AS
    SELECT date_part('year', born) AS year, count(*) AS customers FROM public.customer GROUP BY 1;
CREATE UNIQUE INDEX customers_by_year_key ON public.customers_by_year (year);
CREATE MATERIALIZED VIEW public.years AS SELECT year FROM public.customers_by_year;
CREATE SEQUENCE public.loose START 5;

-- Storage settings of users' own.
ALTER TABLE public.line SET (fillfactor = 90, autovacuum_analyze_threshold = 500);
ALTER TABLE public.remark SET (autovacuum_enabled = true, fillfactor = 80);
ALTER TABLE public.customer SET (toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 70);
