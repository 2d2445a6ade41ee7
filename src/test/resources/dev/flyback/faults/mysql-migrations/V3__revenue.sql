create view open_line as select id, customer from line where shouted is null;
create procedure forget(in who int) delete from line where customer = who;
create table revenue (customer int primary key, pieces int);
insert into revenue values (1, 0);
