-- engine: mariadb
create table ignored_keys_t (id int primary key, a int, b int not null, key by_a (a) ignored, unique key by_b (b) ignored);
create table ignored_keys_only (c varchar(20) not null, b int not null, primary key (c(5)), unique key by_b (b) ignored);
-- rows
insert into ignored_keys_t values (1, 1, 1), (2, null, 2);
insert into ignored_keys_only values ('a', 1), ('b', 2);
