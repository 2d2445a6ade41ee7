-- engine: mysql
set session sql_generate_invisible_primary_key = on;
create table invisible_primary_key_t (v int, w varchar(10));
set session sql_generate_invisible_primary_key = off;
-- rows
insert into invisible_primary_key_t (v, w) values (1, 'a'), (1, 'a'), (null, null);
insert into invisible_primary_key_t (my_row_id, v) values (77, 5);
