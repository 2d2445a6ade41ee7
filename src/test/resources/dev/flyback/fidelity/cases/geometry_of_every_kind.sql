create schema geometry_of_every_kind;
create table geometry_of_every_kind.t (n int primary key, p point, l line, s lseg, b box, o path, y polygon, c circle, ps point[], bs box[]);
-- rows
insert into geometry_of_every_kind.t values
  (1, '(-0,NaN)', '{1,-1,0.1}', '[(0,0),(1e300,-1e-300)]', '((1,1),(0,0))', '[(0,0),(1,1)]', '((0,0),(1,1),(1,0))', '<(0.1,0.2),0.30000000000000004>', '{"(1,2)",NULL}', '{(1,1),(0,0);(2,2),(1,1)}'),
  (2, '(Infinity,-Infinity)', '{0,1,-5}', '[(1,1),(1,1)]', null, '((0,0),(1,1),(2,0))', '((0.1,0.1))', '<(0,0),0>', '{}', '{}'),
  (3, '(0.1,0.30000000000000004)', null, null, null, null, null, null, null, null);
