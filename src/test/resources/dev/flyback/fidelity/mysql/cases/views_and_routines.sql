create table views_and_routines_t (id int primary key, v varchar(50));
create view views_and_routines_v as select id, v, concat(v, '\'', '\\') as w from views_and_routines_t where id > 0 with check option;
create view views_and_routines_a_before as select * from views_and_routines_v;
create definer = 'nobody'@'%' sql security invoker view views_and_routines_m as select count(*) as n, max(`id`) as `a ``name` from views_and_routines_t;
set sql_mode = 'ANSI_QUOTES';
delimiter //
create procedure views_and_routines_p(in a int, inout b varchar(10) character set latin1, out c decimal(5, 2)) comment 'it''s -- a comment' reads sql data sql security invoker begin declare x int default 1; set c = a + 0.5; select "v" from views_and_routines_t; end//
set sql_mode = ''//
create definer = 'nobody'@'%' function views_and_routines_f(a varchar(20) character set utf8mb4) returns varchar(50) character set utf8mb4 deterministic begin return concat(a, 'é\\', "it's"); end//
delimiter ;
create event views_and_routines_e on schedule every 1 day starts '2030-01-01 00:00:00' ends '2037-01-01 00:00:00' on completion preserve disable comment 'it''s' do delete from views_and_routines_t;
create event views_and_routines_once on schedule at '2037-01-01 00:00:00' do insert into views_and_routines_t values (-1, 'event');
-- rows
insert into views_and_routines_t values (1, 'a'), (2, '\\'), (3, null);
