create schema dates_times_and_intervals;
create table dates_times_and_intervals.t (
  n int primary key, d date, ts timestamp, tz timestamptz, t time, ttz timetz, i interval, ts0 timestamp(0), ym interval year to month, ds interval day to second(3));
-- rows
insert into dates_times_and_intervals.t values
  (1, 'infinity', 'infinity', 'infinity', '24:00:00', '24:00:00-15:59:59', '1 year 2 mons -3 days +04:05:06.789012', '2020-01-01 00:00:00.6', '1 year 2 months', '1 day 02:03:04.5678'),
  (2, '-infinity', '-infinity', '-infinity', '00:00:00', '00:00:00+15:59:59', '-1 year -2 mons +3 days -04:05:06.789012', null, null, null),
  (3, '4713-01-01 BC', '4713-01-01 00:00:00 BC', '4713-01-02 00:00:00+00 BC', '23:59:59.999999', '12:00:00.000001+05:30', '178000000 years', null, null, null),
  (4, '5874897-12-31', '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', '12:34:56.1', '23:59:60+00', '-178000000 years', null, null, null),
  (5, '0001-01-01', '0001-01-01 00:00:00', '0001-12-31 23:59:59.999999+00 BC', null, '00:00:00-00:00:01', '0', null, null, null),
  (6, '1582-10-10', '1900-01-01 00:00:00', '1890-06-01 12:00:00+00', null, null, '2147483647 days', null, null, null),
  (7, '2000-02-29', '2026-03-29 02:30:00', '2026-03-29 01:30:00+00', null, null, '1 mon -1 day', null, null, null),
  (8, '2026-10-25', '2026-10-25 02:30:00', '2026-10-25 00:30:00+00', null, null, '00:00:00.000001', null, null, null),
  (9, null, '2026-10-25 02:30:00', '2026-10-25 01:30:00+00', null, null, '-00:00:00.000001', null, null, null),
  (10, null, null, null, null, null, null, null, null, null);
