-- engine: mariadb 10.10
create table character_sets_of_mariadb_t (n int primary key auto_increment, a varchar(20) collate utf8mb4_nopad_bin, b varchar(20) collate latin1_nopad_bin, c varchar(20) collate utf8mb4_uca1400_ai_ci, unique (a), unique (b));
-- rows
insert into character_sets_of_mariadb_t (a, b, c) values ('a', 'a', 'é'), ('a ', 'a ', 'e'), ('', '', ''), (null, null, null);
