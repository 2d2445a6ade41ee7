create schema json_as_it_was_written;
create table json_as_it_was_written.t (n int primary key, j json, b jsonb, js json[], bs jsonb[], p jsonpath);
-- rows
insert into json_as_it_was_written.t (n, j) values
  (1, '{"b" : 1,"a":2, "a":3}'), (2, '  [ 1 ,2 ]  '), (3, '1.10'), (4, '9007199254740993'), (5, '123456789012345678901234567890.1000'),
  (6, 'null'), (7, null), (8, '""'), (9, '"\u0000 \ud83d\ude00 \/ \u2028"'), (10, E'{\n\t"x": "\\n"\r\n}'), (11, '1e400'), (12, '-0'),
  (13, '{"": {"": []}}'), (14, E'"\u2028"'), (15, '"${x} ? :x $$ -- \\."'), (16, '{"k": "\\N"}');
insert into json_as_it_was_written.t (n, b) values
  (101, '{"b" : 1,"a":2, "a":3}'), (102, '1.10'), (103, '9007199254740993'), (104, '123456789012345678901234567890.1000'), (105, 'null'),
  (106, null), (107, '"\ud83d\ude00"'), (108, '-0'), (109, '1e400'), (110, '{"\\N": "\\."}'), (111, '[]'), (112, '{}'), (113, '" "');
insert into json_as_it_was_written.t (n, js, bs, p) values (201, array['{"a" :1}', 'null', null]::json[], array['{"a" :1}', 'null', null]::jsonb[], '$.a[*] ? (@ > 1.10)');
