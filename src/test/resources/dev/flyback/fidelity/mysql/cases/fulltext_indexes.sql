create table fulltext_indexes_t (id int auto_increment primary key, title varchar(100), body text, j json, g varchar(200) as (json_unquote(json_extract(j, '$.g'))) stored, fulltext (title, body), fulltext key by_g (g));
create table fulltext_indexes_no_key (body text, fulltext (body));
-- rows
insert into fulltext_indexes_t (title, body, j) values ('first', 'the quick brown fox', '{"g": "words"}'), ('', null, '{}'), ('é', repeat('word ', 1000), null);
delete from fulltext_indexes_t where id = 2;
insert into fulltext_indexes_no_key values ('a b c'), ('a b c');
