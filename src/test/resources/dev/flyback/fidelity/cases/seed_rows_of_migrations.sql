create schema seed_rows_of_migrations;
create table seed_rows_of_migrations.settings (k text primary key, v text, at timestamptz default now());
insert into seed_rows_of_migrations.settings values ('kept', 'seed'), ('changed', 'seed'), ('deleted', 'seed');
create table seed_rows_of_migrations.counter (n int);
insert into seed_rows_of_migrations.counter values (0);
create table seed_rows_of_migrations.emptied (id serial primary key);
insert into seed_rows_of_migrations.emptied select from generate_series(1, 10);
create table seed_rows_of_migrations.parent (id int primary key);
create table seed_rows_of_migrations.child (id int references seed_rows_of_migrations.parent);
insert into seed_rows_of_migrations.parent values (1), (2);
insert into seed_rows_of_migrations.child values (1), (2);
create table seed_rows_of_migrations.random (u uuid default md5(random()::text || clock_timestamp())::uuid, at timestamptz default clock_timestamp());
insert into seed_rows_of_migrations.random select from generate_series(1, 5);
-- rows
update seed_rows_of_migrations.settings set v = 'by hand' where k = 'changed';
delete from seed_rows_of_migrations.settings where k = 'deleted';
update seed_rows_of_migrations.counter set n = n + 41;
delete from seed_rows_of_migrations.emptied;
