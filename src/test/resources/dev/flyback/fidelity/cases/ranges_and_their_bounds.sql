create schema ranges_and_their_bounds;
create type ranges_and_their_bounds.floats as range (subtype = float8, subtype_diff = float8mi);
create type ranges_and_their_bounds.words as range (subtype = text, collation = "C");
create table ranges_and_their_bounds.t (n int primary key, i int4range, b int8range, x numrange, ts tsrange, tz tstzrange, d daterange, f ranges_and_their_bounds.floats, w ranges_and_their_bounds.words, many int4range[]);
-- rows
insert into ranges_and_their_bounds.t values
  (1, 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', '{empty,"[1,2)"}'),
  (2, '(,)', '[1,)', '(1.10,2.200]', '[-infinity,infinity]', '(,infinity]', '[2020-01-01,infinity)', '[-0,NaN]', '["",")"]', null),
  (3, '[1,5]', '(,9223372036854775807)', '[,1.0]', '[2020-01-01,2020-01-02)', null, '(,)', '[-Infinity,Infinity]', E'["a\\"b","c,d]\n"]', null);
