create table customer (id int primary key auto_increment, email varchar(100), unique key by_email (email));
create table line (
  id int primary key auto_increment,
  customer int not null,
  note text,
  attributes json,
  n int generated always as (json_extract(attributes, '$.n')) stored,
  key by_customer (customer, n),
  key by_note (note(40)),
  constraint line_of foreign key (customer) references customer (id)
);
insert into customer (email) values ('seed@example.org');
