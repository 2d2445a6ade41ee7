create table null_and_empty_t (n int primary key auto_increment, a varchar(10), b text, c blob, d json, e varbinary(5), f char(5), g enum('', 'x'), h set('x'), i int, j bit(1), k geometry);
create table null_and_empty_no_rows (id int primary key, j json, b bit(5));
create table null_and_empty_no_rows_no_key (a int);
create table null_and_empty_only_null (a int, b text);
create table null_and_empty_strict_defaults (id int primary key, a varchar(10) not null default '', b varchar(10) not null default 'NULL', c varchar(10) default null);
-- rows
insert into null_and_empty_t (a, b, c, d, e, f, g, h, i, j, k) values (null, null, null, null, null, null, null, null, null, null, null), ('', '', '', 'null', '', '', '', '', 0, 0, null), ('NULL', 'NULL', 'NULL', '"null"', 'NULL', 'NULL', 'x', 'x', 1, 1, point(0, 0)), ('null', '\\N', x'00', '""', x'00', '\\N', 1, 0, -1, null, null);
insert into null_and_empty_only_null values (null, null), (null, null);
insert into null_and_empty_strict_defaults values (1, '', 'NULL', null), (2, 'NULL', '', ''), (3, '\\N', '\\N', '\\N');
