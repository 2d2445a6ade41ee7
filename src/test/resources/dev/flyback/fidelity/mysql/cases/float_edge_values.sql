create table float_edge_values_t (n int primary key auto_increment, f float, d double);
create table float_edge_values_fixed (n int primary key auto_increment, f float(7, 3), d double(22, 4), u float unsigned, p float(24), q float(53));
create table float_edge_values_key (d double primary key, f float);
-- rows
insert into float_edge_values_t (f, d) values (0, 0), (-0e0, -0e0), (1.17549435e-38, 2.2250738585072014e-308), (1.1754942e-38, 2.225073858507201e-308), (1.4e-45, 5e-324), (-1.4e-45, -5e-324),
  (3.4028234e38, 1.7976931348623157e308), (-3.4028234e38, -1.7976931348623157e308), (16777216, 9007199254740992), (16777217, 9007199254740993), (16777218, 9007199254740994), (0.1, 0.1), (0.2, 0.30000000000000004),
  (1.1, 1.1), (3.1415927, 3.141592653589793), (1e10, 1e22), (1e15, 1e23), (123456.7, 123456.7), (1234567.8, 12345678901234567), (8388608.5, 4503599627370496.5), (0.333333343, 0.3333333333333333), (1e-7, 1e-7),
  (99999.99, 99999999999999.99), (1000000, 1000000000000000), (2147483647, 9223372036854775807), (null, null);
insert into float_edge_values_t (f, d) with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select sin(i) * pow(10, i % 38), cos(i) * pow(10, i % 300) from n;
insert into float_edge_values_t (f, d) with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select sin(i) * pow(10, -(i % 38)), cos(i) / pow(10, i % 300) from n;
insert into float_edge_values_fixed (f, d, u, p, q) values (1.005, 0.0001, 3.4028234e38, 16777217, 16777217), (9999.999, 123456789012345678.1234, 0.1, 0.1, 0.1), (-9999.999, -0.5, 0, 1e-40, 1e-310);
insert into float_edge_values_key select d, max(f) from float_edge_values_t where d <> 0 group by d;
