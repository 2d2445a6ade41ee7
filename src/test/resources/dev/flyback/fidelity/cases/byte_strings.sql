create schema byte_strings;
create table byte_strings.t (n int, x bytea);
-- rows
insert into byte_strings.t select n, decode(lpad(to_hex(n), 2, '0'), 'hex') from generate_series(0, 255) n;
insert into byte_strings.t select 1000, decode(string_agg(lpad(to_hex(n), 2, '0'), ''), 'hex') from generate_series(0, 255) n;
insert into byte_strings.t values (1001, ''), (1002, null), (1003, '\x5c782e0a'), (1004, '\x0000');
