create table only_generated_columns_t (a int as (1) stored, b varchar(10) as ('x') virtual);
create table only_generated_columns_empty (a int as (1) stored);
-- rows
insert into only_generated_columns_t values (), (), ();
