create schema numeric_scales;
create table numeric_scales.t (n int primary key, free numeric, fixed numeric(7, 2), whole numeric(20), deep numeric(1000, 900), many numeric[]);
-- rows
insert into numeric_scales.t values
  (1, 1.1, 1.1, 1, 1.1, '{1.1,1.10,NaN,NULL}'),
  (2, 1.10, 99999.99, 99999999999999999999, 0, '{}'),
  (3, 1.100000, -99999.99, -1, null, null),
  (4, 0.00, 0, 0, null, null),
  (5, 'NaN', 'NaN', 'NaN', 'NaN', null),
  (6, -0.0, null, null, null, null),
  (7, 9007199254740993, null, null, null, null),
  (8, 123456789012345678901234567890, null, null, null, null),
  (9, repeat('7', 1000)::numeric, null, null, null, null),
  (10, ('0.' || repeat('3', 16383))::numeric, null, null, null, null),
  (11, (repeat('9', 131072))::numeric, null, null, null, null),
  (12, 1e-1000, null, null, null, null),
  (13, null, null, null, null, null);
