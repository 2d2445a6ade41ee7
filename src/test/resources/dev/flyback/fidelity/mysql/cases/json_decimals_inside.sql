-- engine: mysql
create table json_decimals_inside_t (n int primary key auto_increment, j json);
-- rows
insert into json_decimals_inside_t (j) values (json_object('d', cast(1.10 as decimal(10, 2)), 'e', cast(12345678901234567890123456789.12345 as decimal(60, 5))));
