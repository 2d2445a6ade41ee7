create table float_of_the_largest_t (n int primary key auto_increment, f float, d double);
-- rows
set sql_mode = '';
insert into float_of_the_largest_t (f, d) values ('3.4028235e38', '1e400'), ('-3.4028235e38', '-1e400'), ('1e39', 1e308), ('3.40282347e38', 1e308);
