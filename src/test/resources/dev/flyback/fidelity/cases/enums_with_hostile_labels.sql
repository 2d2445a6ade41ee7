create schema enums_with_hostile_labels;
create type enums_with_hostile_labels.e as enum ('ok', '', ' ', 'it''s', '"', '\', '\N', '\.', 'a,b', '{}', E'new\nline', E'\t', '$$', '-- x', '\! touch x', 'é𝄞', 'NULL');
alter type enums_with_hostile_labels.e add value 'before ok' before 'ok';
create table enums_with_hostile_labels.t (n int primary key, e enums_with_hostile_labels.e, es enums_with_hostile_labels.e[]);
create index on enums_with_hostile_labels.t (e);
-- rows
insert into enums_with_hostile_labels.t
  select row_number() over (), e, array[e, null, e] from unnest(enum_range(null::enums_with_hostile_labels.e)) e;
