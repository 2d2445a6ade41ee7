-- from 14
create schema multiranges_and_their_bounds;
create type multiranges_and_their_bounds.words as range (subtype = text, collation = "C", multirange_type_name = multiranges_and_their_bounds.many_words);
create table multiranges_and_their_bounds.t (i int4multirange, x nummultirange, tz tstzmultirange, w multiranges_and_their_bounds.many_words);
-- rows
insert into multiranges_and_their_bounds.t values ('{}', '{[1.10,2.0),(3,]}', '{(,infinity]}', '{["a","b,c"],["x\"y","z}"]}'), ('{[1,2],[5,9]}', null, '{}', null);
