-- engine: mysql
create table character_sets_of_mysql_t (n int primary key auto_increment, g varchar(20) character set gb18030, a varchar(20) collate utf8mb4_0900_ai_ci, b varchar(20) collate utf8mb4_0900_bin, c varchar(20) collate utf8mb4_ja_0900_as_cs_ks, unique (a), unique (b));
-- rows
insert into character_sets_of_mysql_t (g, a, b, c) values (_gb18030 x'81308130A1A295328236', 'é', 'a', 'ア'), ('\\', 'f', 'a ', 'あ'), ('', '', '', ''), (null, null, null, null);
