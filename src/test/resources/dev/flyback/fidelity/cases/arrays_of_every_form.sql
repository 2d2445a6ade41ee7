create schema arrays_of_every_form;
create table arrays_of_every_form.t (n int primary key, i int[], x text[], m bigint[][][], b bytea[], ts timestamptz[], bo boolean[], nested text[][]);
-- rows
insert into arrays_of_every_form.t values
  (1, '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
  (2, '[2:3]={7,8}', '{NULL,"NULL","null",""}', '[-1:0][5:5][2:3]={{{1,2}},{{3,NULL}}}', array['\x00ff'::bytea, '', null], array['infinity'::timestamptz], '{t,f,NULL}', null),
  (3, null, array[E'a"b', E'a\\b', 'a,b', '{a}', E'\n\t', '\.', '\N', ' x '], null, null, null, null, array[array['{', '}'], array['"', '\']]),
  (4, (select array_agg(g) from generate_series(1, 5000) g), null, null, null, null, null, null);
