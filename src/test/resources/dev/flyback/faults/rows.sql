-- Some 200,000 rows, the same in every run; the trigger adds those of audit.
insert into product select n, 'sku-' || n, 1 + n % 900, jsonb_build_object('weight', n / 7.0, 'tags', array[n % 5, n % 7])
from generate_series(3, 2000) n;
insert into customer (email, joined) select 'customer' || n || '@example.org', timestamptz '2026-01-01 00:00Z' + n * interval '61.5 seconds'
from generate_series(1, 15000) n;
insert into purchase select n, 1 + n % 15000, timestamptz '2026-02-01 00:00Z' + n * interval '17.25 seconds', (array['open', 'paid', 'sent'])[1 + n % 3]
from generate_series(1, 40000) n;
insert into line select 1 + n / 3, n % 3, 1 + n % 2000, 1 + n % 9,
  case when n % 11 > 0 then md5('a' || n) || E'\t\\' || md5('b' || n) || md5('c' || n) end
from generate_series(0, 109999) n;
select setval('invoice_number', 1070, false);
refresh materialized view revenue;
