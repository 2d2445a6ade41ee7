create table partitioned_tables_range (id int, d date, v varchar(10), primary key (id, d)) partition by range (year(d)) (partition p0 values less than (2000), partition `p 1` values less than (2020), partition pmax values less than maxvalue);
create table partitioned_tables_list (id int primary key, v int) partition by list (id) (partition a values in (1, 2), partition b values in (3, 4), partition unused values in (99));
create table partitioned_tables_hash (id int auto_increment primary key, v int) partition by hash (id) partitions 4;
create table partitioned_tables_key (k varchar(20) primary key, v int) partition by key (k) partitions 3;
create table partitioned_tables_sub (id int, d date) partition by range (year(d)) subpartition by hash (id) subpartitions 2 (partition p0 values less than (2000), partition p1 values less than maxvalue);
create table partitioned_tables_columns (a int, b varchar(10)) partition by range columns (a, b) (partition p0 values less than (5, 'm'), partition p1 values less than (maxvalue, maxvalue));
-- rows
insert into partitioned_tables_range values (1, '1999-12-31', 'a'), (1, '2000-01-01', 'b'), (2, '2019-06-01', 'c'), (3, '2020-01-01', 'd'), (4, '9999-12-31', null);
insert into partitioned_tables_list values (1, 1), (2, 2), (3, 3), (4, null);
insert into partitioned_tables_hash (v) with recursive n as (select 1 as i union all select i + 1 from n where i < 300) select i from n;
insert into partitioned_tables_key with recursive n as (select 1 as i union all select i + 1 from n where i < 300) select concat('k', i), i from n;
insert into partitioned_tables_sub values (1, '1990-01-01'), (2, '2010-01-01'), (2, '2010-01-01'), (null, null);
insert into partitioned_tables_columns values (1, 'a'), (5, 'l'), (5, 'm'), (99, ''), (null, null);
