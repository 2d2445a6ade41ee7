create schema inheritance_without_doubling;
create table inheritance_without_doubling.parent (id int primary key, x text);
create table inheritance_without_doubling.other (y int);
create table inheritance_without_doubling.child (z text) inherits (inheritance_without_doubling.parent, inheritance_without_doubling.other);
create table inheritance_without_doubling.grandchild () inherits (inheritance_without_doubling.child);
-- rows
insert into inheritance_without_doubling.parent select n, 'parent' from generate_series(1, 10) n;
insert into inheritance_without_doubling.child select n, 'child', n, 'z' from generate_series(1, 20) n;
insert into inheritance_without_doubling.grandchild select n, 'grandchild', n, 'z' from generate_series(1, 30) n;
insert into inheritance_without_doubling.other values (1);
