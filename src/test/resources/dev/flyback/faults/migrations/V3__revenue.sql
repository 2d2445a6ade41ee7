create view open_purchase as select * from purchase where status = 'open';
create materialized view revenue as
  select product_id, sum(quantity) as pieces from line group by product_id;
create unique index revenue_by_product on revenue (product_id);
