create table keys_of_every_kind_composite (a int, b varchar(10), c date, v int, primary key (a, b, c));
create table keys_of_every_kind_text (k varchar(100) collate utf8mb4_general_ci primary key, v int);
create table keys_of_every_kind_prefix (k varchar(300) not null, v int, unique key (k(10)));
create table keys_of_every_kind_descending (a int, b int, primary key (a, b), key (b desc, a));
create table keys_of_every_kind_uuid (k char(36) character set ascii primary key, v int);
create table keys_of_every_kind_sparse (k bigint primary key, v int);
create table keys_of_every_kind_unique_not_null (k int not null, v int, unique (k));
create table keys_of_every_kind_named (id int primary key, a int, b int, c varchar(50), key `it's a "key`` \ -- x` (a) comment 'it''s, (a) "comment" \\ --', unique key keys_of_every_kind_two (b desc, c(10), a) using btree);
-- rows
insert into keys_of_every_kind_named values (1, 1, 1, 'a'), (2, null, null, null);
insert into keys_of_every_kind_composite with recursive n as (select 1 as i union all select i + 1 from n where i < 900) select i % 5, concat('k', i), date_add('2000-01-01', interval i day), i from n;
insert into keys_of_every_kind_text values ('a', 1), ('B', 2), ('é2', 3), ('\'', 4), ('\\', 5), ('', 6), ('z\n', 7), ('Ω', 8), ('🎁', 9);
insert into keys_of_every_kind_prefix values ('abcdefghij', 1), ('bcdefghijk-long', 2), ('', 3);
insert into keys_of_every_kind_descending with recursive n as (select 1 as i union all select i + 1 from n where i < 900) select i % 30, i from n;
insert into keys_of_every_kind_uuid with recursive n as (select 1 as i union all select i + 1 from n where i < 900) select concat(lpad(hex(i * 2654435761 % 4294967296), 8, '0'), '-0000-0000-0000-', lpad(hex(i), 12, '0')), i from n;
insert into keys_of_every_kind_sparse values (-9223372036854775808, 1), (9223372036854775807, 2), (0, 3), (-1, 4);
insert into keys_of_every_kind_sparse with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select i * 10000000000, i from n;
insert into keys_of_every_kind_unique_not_null values (1, 1), (2147483647, 2), (-2147483648, 3);
