create table columns_out_of_order_t (b int, a int, dropped int, c varchar(10));
alter table columns_out_of_order_t drop column dropped, add column z int first, add column m int after a;
alter table columns_out_of_order_t modify column c varchar(20) first;
alter table columns_out_of_order_t add column late timestamp null, add column instant int default 7;
-- rows
insert into columns_out_of_order_t (a, b, c, z, m) values (1, 2, 'c', 26, 13), (1, 2, 'c', 26, 13), (null, null, null, null, null);
insert into columns_out_of_order_t (a, instant) values (5, null);
