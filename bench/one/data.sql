-- One table of 7 million rows, times :scale. The same rows in every run.
INSERT INTO events
SELECT i,
       timestamptz '2024-01-01 00:00:00+00' + i * interval '1.7 second',
       abs(hashint8(i)) % 1000000,
       (ARRAY['created', 'changed', 'paid', 'cancelled'])[1 + i % 4],
       CASE WHEN i % 10 <> 0 THEN hashint8(i + 1) / 1000.0 END,
       'request ' || md5(i::text) || ' from host-' || i % 300 || ' took ' || abs(hashint8(i + 2)) % 5000 || ' ms'
FROM generate_series(1::bigint, greatest(1, 7000000 * :scale)::bigint) AS i;
