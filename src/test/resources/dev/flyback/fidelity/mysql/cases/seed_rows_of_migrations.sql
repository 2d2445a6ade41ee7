create table seed_rows_of_migrations_t (id int auto_increment primary key, v varchar(20), parent int, constraint seed_rows_of_migrations_1 foreign key (parent) references seed_rows_of_migrations_t (id));
create table seed_rows_of_migrations_counter (n bigint);
create table seed_rows_of_migrations_emptied (id int primary key);
insert into seed_rows_of_migrations_t (v, parent) values ('seed', null);
insert into seed_rows_of_migrations_t (v, parent) values ('seed', 1), ('seed', 1);
insert into seed_rows_of_migrations_counter values (0);
insert into seed_rows_of_migrations_emptied values (1), (2);
-- rows
update seed_rows_of_migrations_t set v = 'kept' where id = 1;
update seed_rows_of_migrations_t set parent = null;
delete from seed_rows_of_migrations_t where id = 2;
insert into seed_rows_of_migrations_t values (9, 'new', 1);
update seed_rows_of_migrations_counter set n = 4711;
delete from seed_rows_of_migrations_emptied;
