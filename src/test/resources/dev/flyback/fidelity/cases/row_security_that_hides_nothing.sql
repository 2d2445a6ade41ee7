create schema row_security_that_hides_nothing;
create table row_security_that_hides_nothing.t (id int primary key, tenant text);
alter table row_security_that_hides_nothing.t enable row level security;
create policy own on row_security_that_hides_nothing.t using (tenant = current_user) with check (false);
-- rows
insert into row_security_that_hides_nothing.t select n, 'tenant' || n % 3 from generate_series(1, 30) n;
