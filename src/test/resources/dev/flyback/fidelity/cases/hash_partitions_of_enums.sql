-- An enum's hash is that of its label's OID, which is another in every database.
create schema hash_partitions_of_enums;
create type hash_partitions_of_enums.colour as enum ('red', 'green', 'blue', 'grey');
create table hash_partitions_of_enums.t (x text, c hash_partitions_of_enums.colour) partition by hash (c);
create table hash_partitions_of_enums.t_0 partition of hash_partitions_of_enums.t for values with (modulus 3, remainder 0);
create table hash_partitions_of_enums.t_1 (c hash_partitions_of_enums.colour, x text);
alter table hash_partitions_of_enums.t attach partition hash_partitions_of_enums.t_1 for values with (modulus 3, remainder 1);
create table hash_partitions_of_enums.t_2 partition of hash_partitions_of_enums.t for values with (modulus 3, remainder 2) partition by list (x);
create table hash_partitions_of_enums.t_2_rest partition of hash_partitions_of_enums.t_2 default;
-- rows
insert into hash_partitions_of_enums.t select 't' || n, c from unnest(enum_range(null::hash_partitions_of_enums.colour)) c, generate_series(1, 50) n;
insert into hash_partitions_of_enums.t values (null, null);
