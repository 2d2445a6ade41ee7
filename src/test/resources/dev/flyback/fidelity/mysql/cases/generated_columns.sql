create table generated_columns_t (
  id int primary key, j json not null,
  name varchar(100) generated always as (json_unquote(json_extract(j, '$.name'))) virtual,
  upper_name varchar(100) generated always as (upper(name)) stored,
  length_of_it int generated always as (char_length(upper_name)) virtual,
  a int, b int as (a + 1) stored, c int as (b * 2) virtual, plain varchar(20) default 'x', created datetime default current_timestamp,
  unique key (name), key (length_of_it), key (c));
create table generated_columns_between (g int as (a + b), a int, h int as (a - b) stored, b int, i varchar(50) as (concat('`', a, '''', b, '\\')) virtual);
create table generated_columns_all_but_one (a int, b int as (a + 1) virtual, c int as (a + 2) stored);
create table generated_columns_default_generated (id int primary key, made timestamp default current_timestamp on update current_timestamp, `generated` varchar(20) default (concat('VIRTUAL', ' GENERATED')), n int);
-- rows
insert into generated_columns_t (id, j, a) values (1, '{"name": "éx"}', 1), (2, '{"name": "b"}', null), (3, '{"name": null, "x": 1}', -5), (4, '{}', 7);
insert into generated_columns_between (a, b) values (1, 2), (null, 3), (5, null), (1, 2), (2147483, -2147483);
insert into generated_columns_all_but_one (a) values (1), (1), (null);
insert into generated_columns_default_generated values (1, '2001-02-03 04:05:06', 'x', 1), (2, '2001-02-03 04:05:06', null, 2);
insert into generated_columns_default_generated (id, n) values (3, 3);
update generated_columns_default_generated set made = '2002-02-03 04:05:06';
