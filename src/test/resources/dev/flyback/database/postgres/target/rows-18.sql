ALTER TABLE public.modern_user DROP CONSTRAINT modern_code_given;
INSERT INTO public.modern (id, code, word, valid)
    SELECT i, nullif('code ' || i, 'code 5'), 'word ' || i, daterange('2020-01-01', '2020-02-01') FROM generate_series(1, 1000) AS i;
INSERT INTO public.modern_user SELECT i, CASE WHEN i % 3 > 0 THEN 'no such code' END, -i FROM generate_series(1, 100) AS i;
ALTER TABLE public.modern_user ADD CONSTRAINT modern_code_given NOT NULL code NOT VALID;
