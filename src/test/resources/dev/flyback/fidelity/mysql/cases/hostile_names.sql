create table `hostile_names back\slash` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names it's` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names "q"` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names ``b``` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names -- x` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names \! touch marker` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names /* x` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names
new line` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names é日本` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names ; drop` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names.dot` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names %_` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names $1 $x` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names #x` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names NULL` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names?:x` (`id '``` int primary key, `select` varchar(20), `it's` varchar(20), `"q"` varchar(20), ```b``` varchar(20), `back\slash` varchar(20), `-- x` varchar(20), `/* x` varchar(20), `new
line` varchar(20), `é日本` varchar(20), `a b` varchar(20), `\! touch marker` varchar(20), `C` varchar(20), `c_C` varchar(20));
create table `hostile_names_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` (`cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc` int primary key, constraint `hostile_names_kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk` check (`cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc` > 0));
create table `hostile_names odd keys` (`a``b` int, `c'd` int, `e\f` varchar(5), primary key (`a``b`, `c'd`, `e\f`), key `it's ``an`` \index` (`c'd`), constraint `hostile_names it's a \ ``key``` foreign key (`c'd`) references `hostile_names ``b``` (`id '```));
create trigger `hostile_names it's ``a`` \trigger -- x` before insert on `hostile_names "q"` for each row set new.`select` = concat(new.`select`, '!');
create view `hostile_names ``a`` -- view` as select `it's` as `a``b` from `hostile_names back\slash`;
-- rows
insert into `hostile_names back\slash` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names it's` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names "q"` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names ``b``` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names -- x` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names \! touch marker` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names /* x` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names
new line` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names é日本` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names ; drop` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names.dot` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names %_` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names $1 $x` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names #x` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names NULL` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names?:x` values (1, 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9', 'v10', 'v11', 'v12'), (2, null, null, null, null, null, null, null, null, null, null, null, null, null);
insert into `hostile_names_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` values (5), (6);
insert into `hostile_names odd keys` values (1, 1, '\\'), (1, 2, ''), (2, 1, '\'');
