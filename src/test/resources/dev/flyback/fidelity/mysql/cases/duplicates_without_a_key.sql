create table duplicates_without_a_key_t (a int, b varchar(10));
create table duplicates_without_a_key_one (a int);
create table duplicates_without_a_key_unique_nulls (a int, b int, unique (a), unique (a, b));
create table duplicates_without_a_key_indexed (a int, key (a));
-- rows
insert into duplicates_without_a_key_t values (1, 'x'), (1, 'x'), (1, 'x'), (null, null), (null, null), (2, ''), (2, null);
insert into duplicates_without_a_key_t select t.* from duplicates_without_a_key_t t, duplicates_without_a_key_t u, duplicates_without_a_key_t v;
insert into duplicates_without_a_key_one values (7);
insert into duplicates_without_a_key_unique_nulls values (null, 1), (null, 1), (null, null), (1, null), (2, 3);
insert into duplicates_without_a_key_indexed with recursive n as (select 1 as i union all select i + 1 from n where i < 900) select i % 7 from n;
