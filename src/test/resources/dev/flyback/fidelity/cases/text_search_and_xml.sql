create schema text_search_and_xml;
create table text_search_and_xml.t (n int primary key, v tsvector, q tsquery, x xml, xs xml[]);
create index on text_search_and_xml.t using gin (v);
-- rows
insert into text_search_and_xml.t values
  (1, 'a:1A,2B fat:3 ''it''''s'' ''\\'' '' ''', 'fat & (rat | !cat:*AB) <2> ''it''''s''', '<a b="1">é &amp; <!-- c --><![CDATA[<x>]]></a>'),
  (2, '', '', 'text <b/> and <c/>'),
  (3, null, null, '<!DOCTYPE a [<!ELEMENT a ANY>]><a/>'),
  (4, to_tsvector('english', repeat('Several words, in one sentence. ', 50)), plainto_tsquery('english', 'several words'), E'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>\n</a>'),
  (5, null, null, ''),
  (6, null, null, '<?xml version="1.1" encoding="ISO-8859-1"?><é/>');
insert into text_search_and_xml.t (n, xs) values (7, array['<a/>', null, '<?xml version="1.0" encoding="UTF-8"?><b>",{}</b>', 'x\y']::xml[]);
