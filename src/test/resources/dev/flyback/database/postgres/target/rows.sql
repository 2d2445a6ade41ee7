-- Rows for definitions.sql, as superuser; among them some that break constraints which were never validated.
ALTER TABLE public.customer DROP CONSTRAINT customer_adult;
ALTER TABLE public.purchase DROP CONSTRAINT purchase_last;
ALTER TABLE public.animal DROP CONSTRAINT animal_legs;
ALTER TABLE public.dog DROP CONSTRAINT animal_legs;
ALTER DOMAIN public.positive DROP CONSTRAINT positive_check;
ALTER TABLE public.watched DISABLE TRIGGER USER;
ALTER TABLE public.event DISABLE TRIGGER event_row;

INSERT INTO public.customer (email, born, name)
    SELECT 'user' || i || '@example.org', date '1950-01-01' + i % 30000, CASE WHEN i % 7 > 0 THEN 'Name ' || i % 1000 END
    FROM generate_series(1, 20000) AS i;
UPDATE public.customer SET manager = 100 + id % 5000;
INSERT INTO public.purchase (id, version, customer, last_line, during)
    SELECT i, i % 3, 100 + i, 1000000 + i, tsrange(timestamp '2020-01-01' + i * interval '1 hour', timestamp '2020-01-01' + (i + 1) * interval '1 hour')
    FROM generate_series(1, 10000) AS i;
INSERT INTO public.line SELECT i, i, i % 3, 10001 - i FROM generate_series(1, 10000) AS i;
INSERT INTO public.kept SELECT i, 'kept ' || i, -i FROM generate_series(1, 500) AS i;
INSERT INTO public.watched SELECT generate_series(1, 100);
INSERT INTO public.event SELECT date '2019-01-01' + i % 1000, i, i % 4, 100 + i FROM generate_series(1, 10000) AS i;
INSERT INTO public.remark SELECT day, id, kind, 'remark' FROM public.event WHERE id % 3 = 0;
INSERT INTO public.animal VALUES (1, 4), (2, -1);
INSERT INTO public.dog VALUES (3, -4, true), (1, 4, false);
INSERT INTO public.account VALUES (1, 5), (2, -5), (3, NULL);
INSERT INTO public.secret SELECT i, 'owner ' || i FROM generate_series(1, 50) AS i;
INSERT INTO "Odd; -- 'schema'"."t""; DROP TABLE x; --" VALUES (1, E'\\.'), (2, E'a\tb\nc\\N'), (3, NULL), (4, '');
INSERT INTO "Odd; -- 'schema'".child VALUES (1), (2);
INSERT INTO public.seeded VALUES (2, 'no seed');
DELETE FROM public.seeded WHERE id = 1;
SELECT setval('public.loose', 77, false);
REFRESH MATERIALIZED VIEW public.customers_by_year;
REFRESH MATERIALIZED VIEW public.years;
SELECT lo_from_bytea(4711, decode(repeat('00ff', 400000), 'hex')), lo_create(4712), lo_from_bytea(4713, 'small');

ALTER TABLE public.event ENABLE TRIGGER event_row;
ALTER TABLE public.event_new_1 DISABLE TRIGGER event_row;
ALTER TABLE public.watched ENABLE TRIGGER USER;
ALTER TABLE public.watched ENABLE ALWAYS TRIGGER fires_always;
ALTER TABLE public.watched ENABLE REPLICA TRIGGER fires_replica;
ALTER TABLE public.watched DISABLE TRIGGER fires_never;
ALTER DOMAIN public.positive ADD CONSTRAINT positive_check CHECK (VALUE > 0) NOT VALID;
ALTER TABLE public.dog ADD CONSTRAINT animal_legs CHECK (legs >= 0) NOT VALID;
ALTER TABLE public.animal ADD CONSTRAINT animal_legs CHECK (legs >= 0) NOT VALID;
ALTER TABLE public.purchase ADD CONSTRAINT purchase_last FOREIGN KEY (last_line) REFERENCES public.line NOT VALID;
ALTER TABLE public.customer ADD CONSTRAINT customer_adult CHECK (born < '2000-01-01') NOT VALID;
