-- engine: mariadb
create table system_versioned_tables_implicit (id int primary key, v varchar(10)) with system versioning;
create table system_versioned_tables_explicit (id int primary key, v varchar(10), s timestamp(6) generated always as row start, e timestamp(6) generated always as row end, period for system_time (s, e)) with system versioning;
create table system_versioned_tables_partly (id int primary key, v varchar(10), w int without system versioning) with system versioning;
create table system_versioned_tables_application (id int, a date, b date, period for validity (a, b), primary key (id, validity without overlaps));
create table system_versioned_tables_two_times (id int primary key, created timestamp null, updated timestamp null) with system versioning;
-- rows
insert into system_versioned_tables_two_times values (1, '2020-01-01', '2021-01-01'), (2, null, null);
insert into system_versioned_tables_implicit values (1, 'a'), (2, 'b');
insert into system_versioned_tables_explicit (id, v) values (1, 'a'), (2, 'b');
insert into system_versioned_tables_partly values (1, 'a', 1);
do sleep(0.01);
update system_versioned_tables_implicit set v = 'a2' where id = 1;
update system_versioned_tables_explicit set v = 'a2' where id = 1;
update system_versioned_tables_partly set w = 2;
do sleep(0.01);
delete from system_versioned_tables_implicit where id = 2;
delete from system_versioned_tables_explicit where id = 2;
update system_versioned_tables_partly set v = 'b';
insert into system_versioned_tables_application values (1, '2020-01-01', '2021-01-01'), (1, '2021-01-01', '2022-01-01'), (2, '0001-01-01', '9999-12-31');
update system_versioned_tables_two_times set updated = '2022-02-02' where id = 1;
delete from system_versioned_tables_two_times where id = 2;
