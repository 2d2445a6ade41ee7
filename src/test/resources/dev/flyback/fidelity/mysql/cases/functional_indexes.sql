-- engine: mysql
create table functional_indexes_t (id int primary key, name varchar(50), j json, key by_lower ((lower(name))), unique key by_sum ((id + 1) desc, name), key by_many ((cast(j->'$.tags' as unsigned array))), key by_invisible (name) invisible);
create table functional_indexes_only (c varchar(20) not null, b int not null, primary key (c(5)), unique key by_b (b) invisible);
-- rows
insert into functional_indexes_only values ('a', 1), ('b', 2);
insert into functional_indexes_t values (1, 'A', '{"tags": [1, 2, 3]}'), (2, 'b', '{"tags": []}'), (3, null, null), (4, 'A', '{"tags": [3, 18446744073709551615]}');
