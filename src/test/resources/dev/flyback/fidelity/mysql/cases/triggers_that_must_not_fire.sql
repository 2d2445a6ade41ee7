create table triggers_that_must_not_fire_t (id int primary key, v varchar(50));
create table triggers_that_must_not_fire_orphan (id int primary key);
insert into triggers_that_must_not_fire_orphan values (1), (2);
create table triggers_that_must_not_fire_log (n int auto_increment primary key, what varchar(100));
set sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
create trigger triggers_that_must_not_fire_z before insert on triggers_that_must_not_fire_t for each row set new."v" = 'changed ' || new."v";
set sql_mode = '';
delimiter //
create definer = 'nobody'@'%' trigger triggers_that_must_not_fire_g before insert on triggers_that_must_not_fire_orphan for each row set new.id = new.id + 1//
create trigger triggers_that_must_not_fire_a after insert on triggers_that_must_not_fire_t for each row begin insert into triggers_that_must_not_fire_log (what) values (concat('-- ''x', new.v)); insert into triggers_that_must_not_fire_log (what) values ("\\"); end//
create trigger triggers_that_must_not_fire_b after insert on triggers_that_must_not_fire_t for each row follows triggers_that_must_not_fire_a insert into triggers_that_must_not_fire_log (what) values ('b')//
create trigger triggers_that_must_not_fire_c after insert on triggers_that_must_not_fire_t for each row precedes triggers_that_must_not_fire_a insert into triggers_that_must_not_fire_log (what) values ('c
 of two lines /* */ é')//
create trigger triggers_that_must_not_fire_d before delete on triggers_that_must_not_fire_t for each row begin if old.id > 0 then insert into triggers_that_must_not_fire_log (what) values ('deleted'); end if; end//
create trigger triggers_that_must_not_fire_e before update on triggers_that_must_not_fire_t for each row signal sqlstate '45000' set message_text = 'no updates'//
create trigger triggers_that_must_not_fire_f before insert on triggers_that_must_not_fire_log for each row set new.what = upper(new.what)//
delimiter ;
-- rows
insert into triggers_that_must_not_fire_t values (5, null);
update triggers_that_must_not_fire_log set what = 'as it was' where n = 2;
