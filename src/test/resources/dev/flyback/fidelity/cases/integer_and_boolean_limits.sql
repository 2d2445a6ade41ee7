create schema integer_and_boolean_limits;
create table integer_and_boolean_limits.t (s smallint, i int, b bigint, ok boolean, c "char");
-- rows
insert into integer_and_boolean_limits.t values
  (-32768, -2147483648, -9223372036854775808, true, 'x'),
  (32767, 2147483647, 9223372036854775807, false, ''),
  (0, 0, 0, null, '\351'),
  (null, null, null, null, null);
