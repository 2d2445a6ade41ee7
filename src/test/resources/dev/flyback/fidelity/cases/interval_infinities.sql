-- from 17
create schema interval_infinities;
create table interval_infinities.t (i interval);
-- rows
insert into interval_infinities.t values ('infinity'), ('-infinity');
