-- engine: mysql 9.0
create table vectors_of_mysql_t (id int primary key, v vector(3), w vector);
-- rows
insert into vectors_of_mysql_t values (1, string_to_vector('[1,2,3]'), string_to_vector('[1.17549435e-38]')), (2, string_to_vector('[-0,3.4028234e38,1e-44]'), null), (3, null, string_to_vector('[0.1,16777217,0.30000001]'));
