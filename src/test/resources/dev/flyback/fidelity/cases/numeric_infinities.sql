-- from 14
create schema numeric_infinities;
create table numeric_infinities.t (free numeric, r numrange, many numeric[]);
-- rows
insert into numeric_infinities.t values ('Infinity', '[1,Infinity]', '{-Infinity,Infinity}'), ('-Infinity', '[-Infinity,)', null);
