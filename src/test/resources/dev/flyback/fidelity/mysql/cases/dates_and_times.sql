create table dates_and_times_t (n int primary key auto_increment, y year, d date, t time, t6 time(6), t3 time(3), dt datetime, dt6 datetime(6), dt1 datetime(1), ts timestamp null default null, ts6 timestamp(6) null default null);
create table dates_and_times_defaults (n int primary key auto_increment, a timestamp default current_timestamp on update current_timestamp, b datetime(6) default current_timestamp(6) on update current_timestamp(6), c timestamp(3) null default null);
create table dates_and_times_key (t time(6), d date, dt datetime(6), primary key (t, d, dt));
create table dates_and_times_by_timestamp (ts timestamp(6) not null default '2000-01-01 00:00:00', y year, primary key (ts, y));
-- rows
set time_zone = '+00:00', sql_mode = '';
insert into dates_and_times_t (y, d, t, t6, t3, dt, dt6, dt1, ts, ts6) values
  (1901, '0000-01-01', '-838:59:59', '-838:59:59.000000', '-838:59:59', '1000-01-01 00:00:00', '0001-01-01 00:00:00.000001', '1000-01-01 00:00:00.9', '1970-01-01 00:00:01', '1970-01-01 00:00:01.000001'),
  (2155, '9999-12-31', '838:59:59', '838:59:58.999999', '838:59:58.999', '9999-12-31 23:59:59', '9999-12-31 23:59:59.999999', '9999-12-31 23:59:59.9', '2038-01-19 03:14:07', '2038-01-19 03:14:07.999999'),
  (0, '0000-00-00', '00:00:00', '-00:00:00.000001', '-00:00:00.001', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00'),
  (1970, '2024-00-00', '24:00:00', '00:00:00.000001', '100:00:00.001', '2024-02-29 00:00:00', '1969-12-31 23:59:59.999999', '2024-02-29 12:00:00', '2024-03-31 01:30:00', '2024-10-27 00:30:00.5'),
  (2000, '2024-01-00', '-00:00:01', '-24:00:00.5', '-1:2:3.004', '2024-00-10 00:00:00', '2024-00-00 10:11:12.5', '2024-01-00 00:00:00', '2024-10-27 01:30:00', '2024-10-27 00:30:00.499999'),
  (null, null, null, null, null, null, null, null, null, null);
insert into dates_and_times_defaults (a, b, c) values ('2001-02-03 04:05:06', '2001-02-03 04:05:06.000007', null), ('1970-01-01 00:00:01', '0000-00-00 00:00:00', '0000-00-00 00:00:00');
insert into dates_and_times_key values ('-838:59:59', '0000-00-00', '0000-00-00'), ('-00:00:00.000001', '2024-00-00', '1000-01-01'), ('00:00:00', '1000-01-01', '9999-12-31 23:59:59.999999'), ('00:00:00.000001', '9999-12-31', '2024-01-01'), ('838:59:59', '2024-01-01', '2024-01-01');
insert into dates_and_times_by_timestamp values ('2024-10-27 00:30:00', 0), ('2024-10-27 01:30:00', 2155), ('1970-01-01 00:00:01', 1901), ('2038-01-19 03:14:07.999999', 2000), ('0000-00-00 00:00:00', 1970);
