-- engine: mariadb
create table json_is_text_t (n int primary key auto_increment, j json, k json check (json_valid(k)), l longtext character set utf8mb4 collate utf8mb4_bin check (json_valid(l)), m longtext check (json_valid(m) or m is null));
-- rows
insert into json_is_text_t (j, k, l, m) values ('{"a": 1.10, "a":2}', ' [ ] ', '1e2', '123456789012345678901234567890'), ('{"b":"\\u0000","a":0}', '\n{}\t', '"\\ud83c\\udf81"', '-0'), (null, null, null, null), ('null', '""', '{}', '[]');
