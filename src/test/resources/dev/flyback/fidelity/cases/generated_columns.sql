create schema generated_columns;
create table generated_columns.t (
  total numeric generated always as (price * amount) stored,
  price numeric not null,
  id int primary key,
  upper_name text generated always as (upper(name collate "C")) stored,
  amount int not null default 1,
  name text,
  key text generated always as (doc ->> 'key') stored not null,
  doc jsonb not null);
create unique index on generated_columns.t (key);
create table generated_columns.only_generated (x int generated always as (7) stored);
-- rows
insert into generated_columns.t (id, price, amount, name, doc) select n, n / 7.0, n, E'näme\t' || n, jsonb_build_object('key', n) from generate_series(1, 500) n;
insert into generated_columns.only_generated default values;
insert into generated_columns.only_generated default values;
