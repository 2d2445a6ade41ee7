-- from 15
create schema nulls_not_distinct;
create table nulls_not_distinct.t (a int, b int, constraint one_null unique nulls not distinct (a));
create unique index two on nulls_not_distinct.t (b) nulls not distinct;
-- rows
insert into nulls_not_distinct.t values (1, 1), (null, 2), (2, null);
