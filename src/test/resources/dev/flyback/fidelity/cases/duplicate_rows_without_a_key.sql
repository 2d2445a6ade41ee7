create schema duplicate_rows_without_a_key;
create table duplicate_rows_without_a_key.t (x int, y text);
alter table duplicate_rows_without_a_key.t replica identity full;
-- rows
insert into duplicate_rows_without_a_key.t select n % 3, 'same' from generate_series(1, 3000) n;
insert into duplicate_rows_without_a_key.t select null, null from generate_series(1, 40) n;
