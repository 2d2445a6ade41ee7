create table json_of_every_kind_t (n int primary key auto_increment, j json);
create table json_of_every_kind_default (n int primary key auto_increment, j json not null, k json default (json_object('a', 1)));
-- rows
insert into json_of_every_kind_t (j) values (null), ('null'), ('""'), ('"null"'), ('{}'), ('[]'), ('[null]'), ('true'), ('0'), ('-0'), ('1.10'), ('1e2'), ('-0.0'), ('9007199254740993'), ('18446744073709551615'), ('-9223372036854775808'), ('123456789012345678901234567890'), ('0.1'), ('1.7976931348623157e308'), ('5e-324'),
  ('[1, 1.0, 1e0, 100000000000000000000, 0.30000000000000004]'), ('{"zz": 1, "a": 2, "b": {"y": 1, "x": [{}]}, "": 3}'), ('{"a\\u0000b": "\\u0000", "\\u0000": "x\\u0000"}'), ('"\\u2028\\u2029\\u0085\\u0001\\u001f\\u007f"'), ('"\\ud83c\\udf81"'), ('"🎁é"'),
  ('"\\\\"'), ('"\\""'), ('"\'"'), ('"\\\\N \\\\. \\\\! ${x} ? :x $$ -- ;"'), ('"a\\nb\\r\\tc\\b\\f\\/"'), ('{"a": 1, "a": 2}'), ('  {  "sp" :  [ 1 ,2 ]  }  '), ('{"NULL": null, "empty": "", "zero": 0, "false": false}');
insert into json_of_every_kind_t (j) values (json_object('k', repeat('x', 70000), 'l', json_array(repeat('é', 40000)))), (concat(repeat('[', 30), repeat(']', 30)));
insert into json_of_every_kind_default (j) values ('null'), ('[]');
