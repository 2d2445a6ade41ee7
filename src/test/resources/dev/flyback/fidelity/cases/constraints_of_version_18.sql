-- from 18
create schema constraints_of_version_18;
create table constraints_of_version_18.t (id int primary key, x int, y int, z int constraint y_is_large check (z > 100) not enforced);
create table constraints_of_version_18.refers (id int references constraints_of_version_18.t not enforced, d daterange);
alter table constraints_of_version_18.t add constraint x_there not null x not valid;
create extension btree_gist schema constraints_of_version_18;
create table constraints_of_version_18.over_time (id int, during daterange, primary key (id, during without overlaps));
create table constraints_of_version_18.within_time (id int, during daterange, foreign key (id, period during) references constraints_of_version_18.over_time (id, period during));
-- rows
alter table constraints_of_version_18.t drop constraint x_there;
insert into constraints_of_version_18.t values (1, null, 1, 1), (2, 2, 2, 1000);
alter table constraints_of_version_18.t add constraint x_there not null x not valid;
insert into constraints_of_version_18.refers values (77), (1);
insert into constraints_of_version_18.over_time values ((1), '[2020-01-01,2021-01-01)'), (1, '[2021-01-01,2022-01-01)');
insert into constraints_of_version_18.within_time values (1, '[2020-06-01,2021-06-01)');
