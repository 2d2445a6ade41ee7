create table enums_with_hostile_labels_t (n int primary key auto_increment, e enum('''', '\\', ',', '', ' x', '\n', '\t', 'NULL', '-- x', '\\! touch marker', 'é', '🎁', '`', '"', '1', '0', 'a''b', '\\N', ');(') character set utf8mb4 collate utf8mb4_bin,
  s set('''', '\\', ' x', '\n', '\t', 'NULL', '-- x', '\\! touch marker', 'é', '🎁', '`', '"', '1', '0', 'a''b', '\\N', ');(') character set utf8mb4 collate utf8mb4_bin);
create table enums_with_hostile_labels_key (e enum('c', 'a', 'b'), s set('y', 'x'), primary key (e, s));
-- rows
set sql_mode = '';
insert into enums_with_hostile_labels_t (e, s) with recursive n as (select 1 as i union all select i + 1 from n where i < 19) select i, i from n;
insert into enums_with_hostile_labels_t (e, s) values (0, 0), (null, null), ('no such label', 'no such'), (1, 131071);
insert into enums_with_hostile_labels_key values (1, 0), (2, 1), (3, 2), (3, 3), ('no such label', 0);
