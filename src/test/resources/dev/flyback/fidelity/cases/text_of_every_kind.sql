create schema text_of_every_kind;
create table text_of_every_kind.t (n int primary key, x text, v varchar(200));
-- One column only: a row's line is then the value and nothing else.
create table text_of_every_kind.alone (x text);
-- rows
insert into text_of_every_kind.t select n, chr(n), 'a' || chr(n) || 'b' from generate_series(1, 255) n;
insert into text_of_every_kind.t (n, x) select 1000, string_agg(chr(c), '' order by c) from generate_series(1, 1000) c;
insert into text_of_every_kind.t values
  (2001, null, null), (2002, '', ''), (2003, 'NULL', 'null'), (2004, '\N', '\\N'), (2005, '\.', E'\n\\.\n'), (2006, '\', '\\'),
  (2007, E'\r\n', E'\r'), (2008, E'\t', E'\\t'), (2009, E'\u2028\u2029\u0085\ufeff', E'\u00a0\u200b'), (2010, '👩‍👩‍👧 𝄞 𠜎', '한국어 العربية'),
  (2011, E'e\u0301 \u00e9', E'\ufffd \uffff'), (2012, '${user} #{x} ? :name $1 %s {}', '$$ $a$ ''' ), (2013, '-- comment', '/* comment */'),
  (2014, '"quoted" ''single'' `back`', '\\!echo'), (2015, ' leading and trailing ', E'\t\t'), (2016, U&'\+10FFFF', E'\x7f'),
  (2017, '\x41', '\101'), (2018, E'COPY t FROM stdin;\n1\t2\n\\.\n', 'drop table t;'), (2019, 'COMMIT;', '\q'), (2020, '\unrestrict x', '\connect postgres');
insert into text_of_every_kind.alone select x from text_of_every_kind.t;
insert into text_of_every_kind.alone select '\.' from generate_series(1, 100);
insert into text_of_every_kind.alone select '' from generate_series(1, 100);
insert into text_of_every_kind.alone select null from generate_series(1, 100);
