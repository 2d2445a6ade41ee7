create schema float_edge_values;
create table float_edge_values.t (n int primary key, d double precision, f real, ds double precision[], fs real[]);
-- rows
insert into float_edge_values.t values
  (1, 'NaN', 'NaN', '{NaN,1}', '{NaN}'),
  (2, 'Infinity', '-Infinity', '{Infinity}', '{-Infinity}'),
  (3, '-0', '-0', '{-0,0}', '{-0}'),
  (4, 4.9406564584124654e-324, 1.4e-45, null, null),
  (5, 2.2250738585072009e-308, 1.17549421e-38, null, null),
  (6, 1.7976931348623157e308, 3.4028234663852886e38, null, null),
  (7, 0.1, 0.1, '{0.1,0.2,0.30000000000000004}', '{0.1,0.3}'),
  (8, 0.1::float8 + 0.2::float8, 16777217, null, null),
  (9, 9007199254740993, 1e-40, null, null),
  (10, 1::float8 / 3, 1::real / 3, null, null);
insert into float_edge_values.t
  select n, (n * pi() ^ (n % 300 - 150)), (n * pi())::real from generate_series(11, 2000) n;
