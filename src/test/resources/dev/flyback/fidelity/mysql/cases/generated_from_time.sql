-- engine: mariadb
create table generated_from_time_t (id int primary key, at bigint, made timestamp not null, day varchar(30) as (from_unixtime(at)) virtual);
-- rows
set time_zone = '+00:00';
insert into generated_from_time_t (id, at, made) with recursive n as (select 1 as i union all select i + 1 from n where i < 100) select i, 1700000000 + i * 3600, from_unixtime(1700000000 + i * 3600) from n;
