create schema triggers_that_must_not_fire;
create table triggers_that_must_not_fire.audit (at timestamptz default clock_timestamp(), what text);
create function triggers_that_must_not_fire.note() returns trigger language plpgsql as $$
begin
  insert into triggers_that_must_not_fire.audit (what) values (tg_name || ' ' || tg_op || ' ' || tg_table_name);
  if tg_level = 'ROW' then new.x := new.x || ' changed by ' || tg_name; return new; end if;
  return null;
end $$;
create function triggers_that_must_not_fire.never() returns trigger language plpgsql as $$ begin raise exception 'the trigger % fired', tg_name; end $$;
create table triggers_that_must_not_fire.t (id int primary key, x text, y int);
create trigger origin_row before insert or update on triggers_that_must_not_fire.t for each row execute function triggers_that_must_not_fire.note();
create trigger replica_row before insert on triggers_that_must_not_fire.t for each row execute function triggers_that_must_not_fire.never();
create trigger always_row before insert on triggers_that_must_not_fire.t for each row when (new.y > 5) execute function triggers_that_must_not_fire.note();
create trigger off_row before insert on triggers_that_must_not_fire.t for each row execute function triggers_that_must_not_fire.never();
create trigger always_statement after insert on triggers_that_must_not_fire.t for each statement execute function triggers_that_must_not_fire.note();
create trigger on_truncate before truncate on triggers_that_must_not_fire.t for each statement execute function triggers_that_must_not_fire.never();
create trigger on_delete before delete on triggers_that_must_not_fire.t for each statement execute function triggers_that_must_not_fire.never();
create trigger transition after insert on triggers_that_must_not_fire.t referencing new table as fresh for each statement execute function triggers_that_must_not_fire.note();
create constraint trigger later after insert on triggers_that_must_not_fire.t deferrable initially deferred for each row when (new.y < 0) execute function triggers_that_must_not_fire.never();
alter table triggers_that_must_not_fire.t enable replica trigger replica_row;
alter table triggers_that_must_not_fire.t enable always trigger always_row;
alter table triggers_that_must_not_fire.t disable trigger off_row;
alter table triggers_that_must_not_fire.t enable always trigger always_statement;
comment on trigger always_row on triggers_that_must_not_fire.t is E'line\nbreak';
create table triggers_that_must_not_fire.parts (id int, x text) partition by list (id);
create table triggers_that_must_not_fire.part_1 partition of triggers_that_must_not_fire.parts for values in (1);
create table triggers_that_must_not_fire.part_2 partition of triggers_that_must_not_fire.parts for values in (2);
create trigger on_parts before insert on triggers_that_must_not_fire.parts for each row execute function triggers_that_must_not_fire.note();
create trigger on_truncate_of_all before truncate on triggers_that_must_not_fire.parts for each statement execute function triggers_that_must_not_fire.never();
alter table triggers_that_must_not_fire.part_2 disable trigger on_parts;
create rule redirected as on insert to triggers_that_must_not_fire.audit where new.what = 'ruled' do instead nothing;
create view triggers_that_must_not_fire.v as select * from triggers_that_must_not_fire.t;
create trigger instead_of instead of insert on triggers_that_must_not_fire.v for each row execute function triggers_that_must_not_fire.never();
-- rows
insert into triggers_that_must_not_fire.t select n, 'row ' || n, n % 10 from generate_series(1, 50) n;
insert into triggers_that_must_not_fire.parts values (1, 'one'), (2, 'two');
alter table triggers_that_must_not_fire.t disable trigger later;
insert into triggers_that_must_not_fire.t values (1000, 'negative', -1);
alter table triggers_that_must_not_fire.t enable trigger later;
