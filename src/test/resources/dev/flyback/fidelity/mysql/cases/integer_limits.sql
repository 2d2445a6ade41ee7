create table integer_limits_signed (n int primary key, tinyint_ tinyint, smallint_ smallint, mediumint_ mediumint, int_ int, bigint_ bigint, flag tinyint(1), yes boolean);
create table integer_limits_unsigned (n int primary key, tinyint_ tinyint unsigned, smallint_ smallint unsigned, mediumint_ mediumint unsigned, int_ int unsigned, bigint_ bigint unsigned, z int(6) unsigned zerofill);
create table integer_limits_key (k bigint unsigned primary key, v bigint);
-- rows
insert into integer_limits_signed values
  (1, -128, -32768, -8388608, -2147483648, -9223372036854775808, -128, true),
  (2, 127, 32767, 8388607, 2147483647, 9223372036854775807, 127, false),
  (3, 0, 0, 0, 0, 0, 0, 0), (4, -1, -1, -1, -1, -1, 2, 2), (5, null, null, null, null, null, null, null);
insert into integer_limits_unsigned values
  (1, 255, 65535, 16777215, 4294967295, 18446744073709551615, 42),
  (2, 128, 32768, 8388608, 2147483648, 9223372036854775808, 1234567),
  (3, 0, 0, 0, 0, 0, 0), (4, null, null, null, null, null, null);
insert into integer_limits_key values (0, 9007199254740993), (9223372036854775807, 1), (9223372036854775808, 2), (18446744073709551614, 3), (18446744073709551615, 4);
