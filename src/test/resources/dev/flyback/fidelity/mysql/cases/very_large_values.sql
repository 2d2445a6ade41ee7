create table very_large_values_t (n int primary key auto_increment, b longblob, t longtext, v mediumtext);
create table very_large_values_many (n int primary key auto_increment, t mediumtext);
-- rows
insert into very_large_values_t (b) values (repeat(x'00FF5C270A0D1A22', 2000000));
insert into very_large_values_t (t) values (repeat('é\\\'\n', 3200000));
insert into very_large_values_t (b, t, v) values (null, null, repeat('\\', 4000000)), (x'00', '', '');
insert into very_large_values_many (t) with recursive n as (select 1 as i union all select i + 1 from n where i < 20) select repeat(char(64 + i using utf8mb4), 1000000) from n;
