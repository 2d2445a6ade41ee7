create table audit (id bigint primary key auto_increment, line int, what varchar(100));
alter table line add column shouted varchar(20);
create trigger line_is_noted after insert on line for each row insert into audit (line, what) values (new.id, 'noted');
alter table audit add key by_line (line);
