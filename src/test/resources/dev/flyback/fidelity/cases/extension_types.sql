create schema extension_types;
create extension hstore schema extension_types;
create extension citext schema extension_types;
create extension pgcrypto schema extension_types;
create extension ltree schema extension_types;
create extension cube schema extension_types;
create extension isn schema extension_types;
create extension intarray schema extension_types;
create table extension_types.t (
  n int primary key, h extension_types.hstore, c extension_types.citext unique, l extension_types.ltree, cu extension_types.cube, i extension_types.isbn13);
create index on extension_types.t using gin (h);
create index on extension_types.t (extension_types.digest(c::text, 'sha256'));
-- rows
insert into extension_types.t values
  (1, 'a=>1, "b c"=>NULL, "q\"\\"=>"NULL", ""=>""', 'CaSe', 'Top.Science', '(1.5,-0),(2,NaN)', '978-0-393-04002-9'),
  (2, '', 'É', '', null, null), (3, null, null, null, null, null);
insert into extension_types.t (n, h) values (4, extension_types.hstore(array[E'\n', '\.', '${x}'], array[E'\t', '\N', '=>']));
