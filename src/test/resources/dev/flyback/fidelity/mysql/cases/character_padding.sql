create table character_padding_t (n int primary key auto_increment, c char(5), d char(5) character set latin1, b char(5) character set utf8mb4 collate utf8mb4_bin, v varchar(5), z char(0), y varchar(0), big char(255));
create table character_padding_key (k char(3), v varchar(10), primary key (k, v)) character set utf8mb4 collate utf8mb4_bin;
-- rows
insert into character_padding_t (c, d, b, v, z, y, big) values ('a', 'a', 'a', 'a', '', '', 'a'), ('a ', 'a ', 'a ', 'a ', '', '', 'a '), (' a', ' a', ' a', ' a', null, null, repeat('x', 255)), ('', '', '', '', '', '', ''), ('     ', '     ', '     ', '     ', '', '', ' '),
  (null, null, null, null, null, null, null), ('a\tb', 'a\t', 'a\t\t', 'a\t', '', '', '\t'), ('a\0', 'a\0', 'a\0', 'a\0', '', '', '\0'), ('éèà', 'éèà', '🎁🎁', '🎁', '', '', repeat('🎁', 255)), ('a\n', 'a\r', 'a\r\n', '\n', '', '', '\n');
insert into character_padding_key values ('a', 'a'), ('a', 'A'), ('A', 'a'), ('', ''), (' b', 'x'), ('é', 'e'), ('\t', '\n');
