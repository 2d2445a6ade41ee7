create schema very_large_values;
create table very_large_values.t (n int primary key, x text, b bytea, j jsonb);
-- rows
insert into very_large_values.t values (1, repeat(E'five million bytes\t\\.\n', 250000), null, null);
insert into very_large_values.t select 2, string_agg(md5(g::text), '' order by g), null, null from generate_series(1, 160000) g;
insert into very_large_values.t select 3, null, decode(string_agg(md5(g::text), '' order by g), 'hex'), null from generate_series(1, 200000) g;
insert into very_large_values.t select 4, repeat('é', 1000000), decode(repeat('00ff5c0a', 500000), 'hex'), jsonb_agg(jsonb_build_object('n', g, 't', md5(g::text))) from generate_series(1, 40000) g;
