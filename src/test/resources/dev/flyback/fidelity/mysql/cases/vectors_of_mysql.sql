-- engine: mysql 9.0
create table vectors_of_mysql_t (id int primary key, v vector(3), w vector);
-- rows
insert into vectors_of_mysql_t values (1, string_to_vector('[1,2,3]'), string_to_vector('[1.17549435e-38]')), (2, x'00000080FFFF7F7F01000000', null), (4, x'5C270A0D00000080000080BF', x'5C275C27'), (3, null, string_to_vector('[0.1,16777217,0.30000001]'));
