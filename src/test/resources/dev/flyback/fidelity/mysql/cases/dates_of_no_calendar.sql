create table dates_of_no_calendar_t (n int primary key auto_increment, d date, dt datetime);
-- rows
set sql_mode = 'ALLOW_INVALID_DATES';
insert into dates_of_no_calendar_t (d, dt) values ('2023-02-31', '2023-02-31 01:02:03'), ('2023-04-31', '2023-11-31 00:00:00'), ('2023-02-29', '1900-02-29 00:00:00');
