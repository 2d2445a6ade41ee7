create table customer (
  id bigint generated always as identity primary key,
  email text not null unique,
  joined timestamptz not null
);
create table product (
  id int primary key,
  sku text not null unique,
  price numeric(12, 2) not null check (price > 0),
  attributes jsonb
);
create table purchase (
  id bigint primary key,
  customer_id bigint not null references customer,
  placed timestamptz not null,
  status text not null,
  constraint known_status check (status in ('open', 'paid', 'sent'))
);
create table line (
  purchase_id bigint references purchase on delete cascade,
  number int,
  product_id int not null references product,
  quantity int not null,
  note text,
  primary key (purchase_id, number)
);
create sequence invoice_number start 1000 increment 7;
insert into product values (1, 'seed-1', 1.00, '{"seed": true}'), (2, 'seed-2', 2.50, null);
