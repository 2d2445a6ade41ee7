create table many_rows_t (id bigint primary key auto_increment, a int, b varchar(40), c decimal(12, 4), d datetime(3), key (a));
create table many_rows_no_key (a int, b varchar(40));
-- rows
insert into many_rows_t (a, b, c, d) with recursive n as (select 1 as i union all select i + 1 from n where i < 250) select x.i * y.i, concat('row ', x.i, ' of ', y.i), x.i / y.i, date_add('2020-01-01', interval x.i * y.i second) from n x, n y;
delete from many_rows_t where id % 17 = 0 or id between 20000 and 40000;
insert into many_rows_no_key select a, b from many_rows_t;
