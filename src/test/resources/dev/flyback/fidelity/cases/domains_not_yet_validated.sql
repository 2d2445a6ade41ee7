create schema domains_not_yet_validated;
create domain domains_not_yet_validated.small as int;
create table domains_not_yet_validated.t (n domains_not_yet_validated.small);
alter domain domains_not_yet_validated.small add constraint below check (value < 100) not valid;
-- rows
alter domain domains_not_yet_validated.small drop constraint below;
insert into domains_not_yet_validated.t values (1), (1000);
alter domain domains_not_yet_validated.small add constraint below check (value < 100) not valid;
