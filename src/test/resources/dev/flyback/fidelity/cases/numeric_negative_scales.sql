-- from 15
create schema numeric_negative_scales;
create table numeric_negative_scales.t (thousands numeric(4, -3), small numeric(3, 6));
-- rows
insert into numeric_negative_scales.t values (1234567, 0.000999), (-999, 0.0000014);
