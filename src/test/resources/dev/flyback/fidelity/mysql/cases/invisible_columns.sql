create table invisible_columns_t (a int primary key, b varchar(10) invisible, c int default 5 invisible, d int);
create table invisible_columns_only_key (id int auto_increment invisible primary key, v int);
-- rows
insert into invisible_columns_t (a, b, c, d) values (1, 'x', null, 2), (2, '', 7, null), (3, null, 5, 3);
insert into invisible_columns_only_key (id, v) values (7, 1), (8, 1), (100, null);
