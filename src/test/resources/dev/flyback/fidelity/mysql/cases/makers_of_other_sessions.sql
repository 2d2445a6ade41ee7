create table makers_of_other_sessions_t (id int primary key auto_increment, v varchar(100));
create trigger makers_of_other_sessions_before before insert on makers_of_other_sessions_t for each row set new.v = concat(new.v, 'é');
set names latin1;
create trigger makers_of_other_sessions_latin1 before insert on makers_of_other_sessions_t for each row set new.v = concat(new.v, 'é€ß');
create definer = 'nobody'@'%' trigger makers_of_other_sessions_orphan before delete on makers_of_other_sessions_t for each row set @v = 'é€ß';
set sql_mode = 'ANSI_QUOTES';
create definer = 'nobody'@'%' event makers_of_other_sessions_enabled on schedule every 1 year starts '2037-01-01 00:00:00' comment 'never DISABLE it' do delete from "makers_of_other_sessions_t" where v = 'é';
create definer = 'nobody'@'%' event makers_of_other_sessions_disabled on schedule every 1 year starts '2037-01-01 00:00:00' disable comment 'do not ENABLE it' do delete from "makers_of_other_sessions_t";
alter database collate latin1_swedish_ci;
create trigger makers_of_other_sessions_collation before update on makers_of_other_sessions_t for each row set new.v = concat(new.v, 'é€ß');
alter database character set utf8mb4;
set sql_mode = '';
set names utf8mb4;
create trigger makers_of_other_sessions_after after insert on makers_of_other_sessions_t for each row set @v = 'é';
-- rows
insert into makers_of_other_sessions_t (v) values ('a'), ('é'), (null);
