create schema unlogged_tables;
create unlogged table unlogged_tables.t (id serial primary key, x text);
-- rows
insert into unlogged_tables.t (x) select 'row ' || n from generate_series(1, 100) n;
