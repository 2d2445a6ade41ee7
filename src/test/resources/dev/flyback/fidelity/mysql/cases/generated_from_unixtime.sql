-- engine: mysql
create table generated_from_unixtime_t (id int primary key, at bigint, on_day date generated always as (cast(from_unixtime(at) as date)) virtual, key (on_day));
-- rows
set time_zone = '+00:00';
insert into generated_from_unixtime_t (id, at) with recursive n as (select 1 as i union all select i + 1 from n where i < 200) select i, 1700000000 + i * 3600 from n;
-- check
select on_day, count(*) from generated_from_unixtime_t force index (on_day) group by on_day
