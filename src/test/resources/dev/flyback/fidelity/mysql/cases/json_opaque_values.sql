-- engine: mysql
create table json_opaque_values_t (n int primary key auto_increment, j json);
-- rows
insert into json_opaque_values_t (j) values (json_array(cast('2024-01-02' as date), cast('-838:59:59' as time), cast('2024-01-02 03:04:05.000006' as datetime(6)))), (json_object('b', cast(x'FF005C27' as binary)));
