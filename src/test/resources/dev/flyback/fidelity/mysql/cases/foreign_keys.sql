create table foreign_keys_parent (id int primary key, code varchar(10), n int, unique (code, n));
create table foreign_keys_child (id int primary key, parent int, constraint foreign_keys_1 foreign key (parent) references foreign_keys_parent (id) on delete cascade on update cascade);
create table foreign_keys_composite (id int primary key, code varchar(10), n int, constraint foreign_keys_2 foreign key (code, n) references foreign_keys_parent (code, n) on delete set null);
create table foreign_keys_self (id int primary key, boss int, constraint foreign_keys_3 foreign key (boss) references foreign_keys_self (id) on delete cascade);
create table foreign_keys_a (id int primary key, b int);
create table foreign_keys_b (id int primary key, a int, constraint foreign_keys_4 foreign key (a) references foreign_keys_a (id) on delete cascade);
alter table foreign_keys_a add constraint foreign_keys_5 foreign key (b) references foreign_keys_b (id) on delete set null;
create table foreign_keys_0_before_its_parent (id int primary key, child int, constraint foreign_keys_6 foreign key (child) references foreign_keys_child (id) on delete restrict);
-- rows
insert into foreign_keys_parent values (1, 'x', 1), (2, 'x', 2), (3, null, null);
insert into foreign_keys_child values (1, 1), (2, 1), (3, null);
insert into foreign_keys_composite values (1, 'x', 2), (2, null, 9), (3, 'nowhere', null);
set foreign_key_checks = 0;
insert into foreign_keys_self values (1, 2), (2, 3), (3, 1), (4, 4), (5, null);
insert into foreign_keys_a values (1, 1), (2, null);
insert into foreign_keys_b values (1, 1), (2, 2);
set foreign_key_checks = 1;
insert into foreign_keys_0_before_its_parent values (1, 3), (2, 3);
