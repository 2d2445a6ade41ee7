-- from 18
create schema virtual_columns;
create table virtual_columns.t (
  id int primary key, a int, twice int generated always as (a * 2) virtual, kept int generated always as (a + 1) stored, plain text, length int generated always as (length(plain)));
-- rows
insert into virtual_columns.t (id, a, plain) select n, n % 50, repeat('x', n % 20) from generate_series(1, 500) n;
