-- engine: mariadb 11.7
create table vectors_of_mariadb_t (id int primary key, v vector(3) not null, vector index (v));
-- rows
insert into vectors_of_mariadb_t values (1, vec_fromtext('[1,2,3]')), (2, vec_fromtext('[0.1,3.4e18,1e-20]')), (3, x'00000080000080BF5C270A0D');
