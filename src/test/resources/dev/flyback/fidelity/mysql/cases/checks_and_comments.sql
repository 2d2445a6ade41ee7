create table checks_and_comments_t (id int primary key comment 'it''s "the" `key`', a int check (a > 0), b varchar(20) default 'it''s\\' comment 'line 1
line 2 -- ; /* */ \\', c int default -1, constraint checks_and_comments_c check (a is null or c < a + 10), key by_a (a) comment 'index''s')
comment = 'of a table: ''x'' -- "y"
\\! touch marker; new line é 🎁' row_format = dynamic;
-- rows
insert into checks_and_comments_t values (1, 5, '', 3), (2, null, null, null), (3, 2147483600, '\\', -2147483648);
