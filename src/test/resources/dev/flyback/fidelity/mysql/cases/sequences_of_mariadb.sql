-- engine: mariadb
create sequence sequences_of_mariadb_fresh;
create sequence sequences_of_mariadb_used start with 100 increment by 7 minvalue -5 maxvalue 100000 cache 3;
create sequence sequences_of_mariadb_cycling start with 1 minvalue 1 maxvalue 3 cycle nocache;
create sequence sequences_of_mariadb_down start with -1 increment by -1 minvalue -9223372036854775807 maxvalue -1;
create sequence `sequences_of_mariadb it's ``a`` \ sequence`;
create sequence sequences_of_mariadb_behind start with 100 minvalue -5 maxvalue 1000 increment by 7;
create sequence sequences_of_mariadb_again start with 1 minvalue 1 maxvalue 3 cycle nocache;
create sequence sequences_of_mariadb_out start with 1 minvalue 1 maxvalue 3 nocache;
do setval(sequences_of_mariadb_behind, 500), setval(sequences_of_mariadb_again, 3, 1, 5), setval(sequences_of_mariadb_out, 2);
create table sequences_of_mariadb_t (id bigint not null default nextval(sequences_of_mariadb_used) primary key, v int);
-- rows
insert into sequences_of_mariadb_t (v) values (1), (2);
do nextval(sequences_of_mariadb_used), nextval(sequences_of_mariadb_cycling), nextval(sequences_of_mariadb_cycling), nextval(sequences_of_mariadb_cycling), nextval(sequences_of_mariadb_cycling);
do setval(sequences_of_mariadb_down, -500, false), nextval(`sequences_of_mariadb it's ``a`` \ sequence`);
alter sequence sequences_of_mariadb_behind restart with -3;
alter sequence sequences_of_mariadb_again restart with 2;
do nextval(sequences_of_mariadb_out);
