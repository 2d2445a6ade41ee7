create table audit (id bigserial primary key, purchase_id bigint not null, what text not null);
create function note_purchase() returns trigger language plpgsql as $$
begin
  insert into audit (purchase_id, what) values (new.id, 'placed as ' || new.status);
  return new;
end $$;
create trigger purchase_is_noted after insert on purchase for each row execute function note_purchase();
create index purchase_by_customer on purchase (customer_id, placed);
create index line_by_product on line (product_id) include (quantity);
create index line_by_note on line (md5(note));
comment on index line_by_note is 'for support';
