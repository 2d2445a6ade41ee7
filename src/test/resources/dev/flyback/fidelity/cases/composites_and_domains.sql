create schema composites_and_domains;
create domain composites_and_domains.positive as numeric(10, 3) check (value > 0);
create domain composites_and_domains.code as text not null default 'x' check (value ~ '^[a-z"\\]*$');
create domain composites_and_domains.codes as composites_and_domains.code[];
create type composites_and_domains.inner_pair as (a text, b float8);
create type composites_and_domains.outer_pair as (p composites_and_domains.inner_pair, "odd ""name" text[], j json);
create table composites_and_domains.t (
  n int primary key, p composites_and_domains.positive, c composites_and_domains.code, cs composites_and_domains.codes,
  o composites_and_domains.outer_pair, os composites_and_domains.outer_pair[]);
-- rows
insert into composites_and_domains.t values
  (1, 1.100, 'a"\', '{a,b}', row(row(E'x,"y"\\\n)', 'NaN'), array['(', ')', null], '{"a" : 1}'), null),
  (2, null, '', '{}', row(null, null, null), array[row(row('', -0.0::float8), null, 'null')::composites_and_domains.outer_pair, null]),
  (3, 9999999.999, 'z', null, null, '{}');
