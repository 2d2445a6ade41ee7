-- A table like pgbench's (5 million rows) and 400,000 JSON documents, times :scale. The same rows in every run.
INSERT INTO accounts
SELECT i,
       i % 100,
       ((hashint8(i) % 100000000) / 100.0)::numeric(12, 2),
       md5(i::text) || substr(md5((i / 10)::text), 1, 8),
       timestamptz '2024-01-01 00:00:00+00' + (hashint8(i + 1) % 31536000) * interval '1 second'
FROM generate_series(1::bigint, greatest(1, 5000000 * :scale)::bigint) AS i;

INSERT INTO documents
SELECT i,
       (ARRAY['order', 'invoice', 'shipment', 'refund', 'note'])[1 + i % 5],
       jsonb_build_object(
           'id', i,
           'customer', jsonb_build_object('name', 'Customer ' || i % 50000, 'mail', md5((i % 50000)::text) || '@example.com', 'vip', i % 17 = 0),
           'lines', (SELECT jsonb_agg(jsonb_build_object('article', 'A-' || abs(hashint8(i * 31 + n)) % 20000, 'name', 'Article of the catalogue',
                                      'quantity', n, 'price', (abs(hashint8(i + n)) % 100000) / 100.0))
                     FROM generate_series(1, 3 + (i % 6)::int) AS n),
           'text', 'Delivered as agreed, reference ' || md5(i::text) || ', see the conditions of ' || 2000 + i % 25)
FROM generate_series(1::bigint, greatest(1, 400000 * :scale)::bigint) AS i;
