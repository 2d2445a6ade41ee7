-- An enum's hash is that of its label's OID, which is another in every database.
create schema hash_partitions_of_enums;
create type hash_partitions_of_enums.colour as enum ('red', 'green', 'blue', 'grey');
create table hash_partitions_of_enums.t (x text, c hash_partitions_of_enums.colour) partition by hash (c);
create table hash_partitions_of_enums.t_0 partition of hash_partitions_of_enums.t for values with (modulus 3, remainder 0);
create table hash_partitions_of_enums.t_1 (c hash_partitions_of_enums.colour, x text);
alter table hash_partitions_of_enums.t attach partition hash_partitions_of_enums.t_1 for values with (modulus 3, remainder 1);
create table hash_partitions_of_enums.t_2 partition of hash_partitions_of_enums.t for values with (modulus 3, remainder 2) partition by list (x);
create table hash_partitions_of_enums.t_2_rest partition of hash_partitions_of_enums.t_2 default;
-- Rows go through the table above, whose columns stand in another order than some partition's, whose triggers must not fire, and whose policies must not filter.
create function hash_partitions_of_enums.refuse() returns trigger language plpgsql as $$ begin raise exception 'not this way'; end $$;
create trigger refuse before insert on hash_partitions_of_enums.t for each statement execute function hash_partitions_of_enums.refuse();
create trigger refuse_each before insert on hash_partitions_of_enums.t for each row execute function hash_partitions_of_enums.refuse();
alter table hash_partitions_of_enums.t enable row level security;
alter table hash_partitions_of_enums.t force row level security;
-- A hash below a range: rows stay within their range, and the ranges without a hash keep theirs.
create table hash_partitions_of_enums.events (id bigint generated always as identity, at date, c hash_partitions_of_enums.colour, note text, loud text generated always as (upper(note)) stored,
  primary key (id, at, c)) partition by range (at);
create table hash_partitions_of_enums.events_old partition of hash_partitions_of_enums.events for values from (minvalue) to ('2020-01-01') partition by hash (id, c);
create table hash_partitions_of_enums.events_old_0 partition of hash_partitions_of_enums.events_old for values with (modulus 2, remainder 0);
create table hash_partitions_of_enums.events_old_1 partition of hash_partitions_of_enums.events_old for values with (modulus 4, remainder 1);
create table hash_partitions_of_enums.events_old_3 (note text, loud text generated always as (upper(note)) stored, gone int, c hash_partitions_of_enums.colour not null, at date not null, id bigint not null);
alter table hash_partitions_of_enums.events_old_3 drop column gone;
alter table hash_partitions_of_enums.events_old attach partition hash_partitions_of_enums.events_old_3 for values with (modulus 4, remainder 3);
create table hash_partitions_of_enums.events_new partition of hash_partitions_of_enums.events for values from ('2020-01-01') to (maxvalue);
create index on hash_partitions_of_enums.events (note);
create unique index on hash_partitions_of_enums.events_old_1 (id);
create table hash_partitions_of_enums.refers (id bigint, at date, c hash_partitions_of_enums.colour, foreign key (id, at, c) references hash_partitions_of_enums.events);
create table hash_partitions_of_enums.refers_to_one (id bigint references hash_partitions_of_enums.events_old_1 (id));
-- Enums within arrays and domains, and large enough for indexes to be built afterwards.
create domain hash_partitions_of_enums.shade as hash_partitions_of_enums.colour;
create table hash_partitions_of_enums.by_tags (tags hash_partitions_of_enums.colour[], s hash_partitions_of_enums.shade, x text) partition by hash (tags, s);
create table hash_partitions_of_enums.by_tags_0 partition of hash_partitions_of_enums.by_tags for values with (modulus 2, remainder 0);
create table hash_partitions_of_enums.by_tags_1 partition of hash_partitions_of_enums.by_tags for values with (modulus 2, remainder 1);
create index on hash_partitions_of_enums.by_tags (x);
create index on hash_partitions_of_enums.by_tags_0 (md5(x));
-- Seed rows, which a restore removes.
insert into hash_partitions_of_enums.by_tags values ('{red}', 'blue', 'seed'), ('{}', 'red', 'seed');
insert into hash_partitions_of_enums.events (at, c, note) values ('2001-01-01', 'red', 'seed'), ('2001-01-01', 'blue', 'seed'), ('2021-01-01', 'blue', 'seed');
-- rows
alter table hash_partitions_of_enums.t no force row level security;
alter table hash_partitions_of_enums.t disable trigger refuse;
alter table hash_partitions_of_enums.t disable trigger refuse_each;
alter table hash_partitions_of_enums.t_0 disable trigger refuse_each;
alter table hash_partitions_of_enums.t_1 disable trigger refuse_each;
alter table hash_partitions_of_enums.t_2_rest disable trigger refuse_each;
insert into hash_partitions_of_enums.t select 't' || n, c from unnest(enum_range(null::hash_partitions_of_enums.colour)) c, generate_series(1, 50) n;
insert into hash_partitions_of_enums.t values (null, null);
alter table hash_partitions_of_enums.t force row level security;
alter table hash_partitions_of_enums.t enable trigger refuse;
alter table hash_partitions_of_enums.t enable trigger refuse_each;
alter table hash_partitions_of_enums.t_0 enable trigger refuse_each;
alter table hash_partitions_of_enums.t_1 enable trigger refuse_each;
alter table hash_partitions_of_enums.t_2_rest enable trigger refuse_each;
delete from hash_partitions_of_enums.by_tags;
insert into hash_partitions_of_enums.events (at, c, note) select date '2019-12-01' + n, c, 'note ' || n from unnest(enum_range(null::hash_partitions_of_enums.colour)) c, generate_series(1, 60) n;
insert into hash_partitions_of_enums.refers select id, at, c from hash_partitions_of_enums.events where id % 7 = 0;
insert into hash_partitions_of_enums.by_tags select array[c, d], d, repeat(md5(n::text), 40) from unnest(enum_range(null::hash_partitions_of_enums.colour)) c, unnest(enum_range(null::hash_partitions_of_enums.colour)) d, generate_series(1, 120) n;
insert into hash_partitions_of_enums.by_tags values (null, null, null), ('{null,red}', 'grey', 'a'), ('{null,red}', 'grey', 'a');
