create schema odd_tables;
create table odd_tables.no_columns ();
create table odd_tables.dropped_columns (a int, b text, c int, d text);
alter table odd_tables.dropped_columns drop column a, drop column c;
alter table odd_tables.dropped_columns add column a text default 'again';
create table odd_tables.all_columns_dropped (a int);
create table odd_tables.empty (id bigint primary key, x text not null);
create table odd_tables.defaults (n int, at timestamptz default now(), u uuid default md5(random()::text)::uuid, x text default 'never null');
create table odd_tables.added_later (n int);
create table odd_tables.compressed_not (x text);
alter table odd_tables.compressed_not alter x set storage external;
create table odd_tables.storage_parameters (x int) with (fillfactor = 50, autovacuum_enabled = false);
-- rows
insert into odd_tables.no_columns select from generate_series(1, 7);
insert into odd_tables.dropped_columns (b, d, a) select 'b' || n, null, case when n % 2 = 0 then 'a' end from generate_series(1, 100) n;
insert into odd_tables.all_columns_dropped select generate_series(1, 5);
insert into odd_tables.defaults values (1, null, null, null);
insert into odd_tables.defaults (n) values (2);
insert into odd_tables.compressed_not values (repeat('x', 100000));
