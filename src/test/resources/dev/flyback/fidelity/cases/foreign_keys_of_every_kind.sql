create schema foreign_keys_of_every_kind;
create table foreign_keys_of_every_kind.a (id int primary key, b_id int not null, self_id int references foreign_keys_of_every_kind.a on delete cascade);
create table foreign_keys_of_every_kind.b (id int primary key, a_id int not null references foreign_keys_of_every_kind.a deferrable initially deferred);
alter table foreign_keys_of_every_kind.a add constraint to_b foreign key (b_id) references foreign_keys_of_every_kind.b deferrable initially immediate;
comment on constraint to_b on foreign_keys_of_every_kind.a is 'a cycle; "quoted" ''too''';
create table foreign_keys_of_every_kind.pair (x int, y text, z int, unique (x, y), unique (z) deferrable);
create table foreign_keys_of_every_kind.refers (
  x int, y text, z int, k int,
  foreign key (x, y) references foreign_keys_of_every_kind.pair (x, y) match full on update cascade on delete set null);
alter table foreign_keys_of_every_kind.refers add constraint not_checked foreign key (k) references foreign_keys_of_every_kind.a not valid;
alter table foreign_keys_of_every_kind.refers add constraint not_checked_either check (z < 10) not valid;
-- rows
begin;
set constraints all deferred;
insert into foreign_keys_of_every_kind.a select n, 101 - n, nullif(n % 10 + 1, n) from generate_series(1, 100) n;
insert into foreign_keys_of_every_kind.b select n, 101 - n from generate_series(1, 100) n;
commit;
insert into foreign_keys_of_every_kind.pair select n, 'y' || n, n from generate_series(1, 10) n;
alter table foreign_keys_of_every_kind.refers drop constraint not_checked;
alter table foreign_keys_of_every_kind.refers drop constraint not_checked_either;
insert into foreign_keys_of_every_kind.refers values (1, 'y1', 1, 1), (null, null, 1000, 99999), (2, 'y2', null, null);
alter table foreign_keys_of_every_kind.refers add constraint not_checked foreign key (k) references foreign_keys_of_every_kind.a not valid;
alter table foreign_keys_of_every_kind.refers add constraint not_checked_either check (z < 10) not valid;
