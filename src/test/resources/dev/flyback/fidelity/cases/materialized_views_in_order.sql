create schema materialized_views_in_order;
create table materialized_views_in_order.t (id int primary key, x numeric);
create materialized view materialized_views_in_order.z_first as select id, x * 2 as x2 from materialized_views_in_order.t;
create view materialized_views_in_order.m_between as select sum(x2) as total, count(*) as n from materialized_views_in_order.z_first;
create materialized view materialized_views_in_order.a_last as select total, n, (select max(id) from materialized_views_in_order.z_first) as top from materialized_views_in_order.m_between;
create unique index on materialized_views_in_order.z_first (id);
create index on materialized_views_in_order.z_first (x2 desc);
create materialized view materialized_views_in_order.unpopulated as select count(*) from materialized_views_in_order.t with no data;
create view materialized_views_in_order.plain as select * from materialized_views_in_order.a_last;
comment on materialized view materialized_views_in_order.a_last is 'the last';
-- rows
insert into materialized_views_in_order.t select n, n / 3.0 from generate_series(1, 300) n;
refresh materialized view materialized_views_in_order.z_first;
refresh materialized view materialized_views_in_order.a_last;
