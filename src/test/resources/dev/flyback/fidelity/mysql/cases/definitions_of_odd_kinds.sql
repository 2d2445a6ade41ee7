create table definitions_of_odd_kinds_t (id int primary key, a int default 5, b datetime default '2001-02-03 04:05:06', c bit(3) default b'101', d varchar(10) default '', e float default 1.5, f binary(3) default 'a', g enum('x', 'y') default 'y', h year default 2000, i double default (rand()), key by_two (a, b), key by_g (g, d(3)), key prefix (d(2) desc)) stats_persistent = 0;
create table definitions_of_odd_kinds_like like definitions_of_odd_kinds_t;
create table definitions_of_odd_kinds_compressed (id int primary key, t text) row_format = compressed;
create table definitions_of_odd_kinds_redundant (id int primary key, t text) row_format = redundant;
-- rows
insert into definitions_of_odd_kinds_t (id) values (1), (2);
insert into definitions_of_odd_kinds_compressed values (1, repeat('x', 1000));
insert into definitions_of_odd_kinds_redundant values (1, '');
