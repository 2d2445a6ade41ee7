create schema "hostile_names "";
\! touch /tmp/flyback-was-here
--";
create sequence "hostile_names "";
\! touch /tmp/flyback-was-here
--"."
\q
";
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a""b" ("a""b" int primary key, "ca""b" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a""b" ("ca""b");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."it's" ("it's" int primary key, "cit's" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."it's" ("cit's");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."new
line" ("new
line" int primary key, "cnew
line" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."new
line" ("cnew
line");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."crlf
" ("crlf
" int primary key, "ccrlf
" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."crlf
" ("ccrlf
");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\! touch marker" ("\! touch marker" int primary key, "c\! touch marker" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\! touch marker" ("c\! touch marker");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\" ("\" int primary key, "c\" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\" ("c\");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."tab	here" ("tab	here" int primary key, "ctab	here" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."tab	here" ("ctab	here");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$$" ("$$" int primary key, "c$$" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$$" ("c$$");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$flyback$" ("$flyback$" int primary key, "c$flyback$" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$flyback$" ("c$flyback$");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."-- comment" ("-- comment" int primary key, "c-- comment" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."-- comment" ("c-- comment");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."/* c */" ("/* c */" int primary key, "c/* c */" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."/* c */" ("c/* c */");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--".";drop table x;" (";drop table x;" int primary key, "c;drop table x;" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--".";drop table x;" ("c;drop table x;");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."select" ("select" int primary key, "cselect" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."select" ("cselect");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."TABLE" ("TABLE" int primary key, "cTABLE" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."TABLE" ("cTABLE");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."MixedCase" ("MixedCase" int primary key, "cMixedCase" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."MixedCase" ("cMixedCase");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a.b" ("a.b" int primary key, "ca.b" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a.b" ("ca.b");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " (" " int primary key, "c " text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " ("c ");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"." lead" (" lead" int primary key, "c lead" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"." lead" ("c lead");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."é𝄞한" ("é𝄞한" int primary key, "cé𝄞한" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."é𝄞한" ("cé𝄞한");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."%s %d {}" ("%s %d {}" int primary key, "c%s %d {}" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."%s %d {}" ("c%s %d {}");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$(name)" ("$(name)" int primary key, "c$(name)" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$(name)" ("c$(name)");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--".":x" (":x" int primary key, "c:x" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--".":x" ("c:x");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--".":'x'" (":'x'" int primary key, "c:'x'" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--".":'x'" ("c:'x'");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."?" ("?" int primary key, "c?" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."?" ("c?");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\." ("\." int primary key, "c\." text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\." ("c\.");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\N" ("\N" int primary key, "c\N" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\N" ("c\N");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" int primary key, "cxxxxxxxxxxxxxxxxxxxx" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" ("cxxxxxxxxxxxxxxxxxxxx");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."ééééééééééééééééééééééééééééééé" ("ééééééééééééééééééééééééééééééé" int primary key, "céééééééééééééééééééé" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."ééééééééééééééééééééééééééééééé" ("céééééééééééééééééééé");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " (" " int primary key, "c " text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " ("c ");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."*/" ("*/" int primary key, "c*/" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."*/" ("c*/");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""" ("""" int primary key, "c""" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""" ("c""");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""""" ("""""" int primary key, "c""""" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""""" ("c""""");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\copy" ("\copy" int primary key, "c\copy" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\copy" ("c\copy");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\q" ("\q" int primary key, "c\q" text default 'x', "other
\! x" text);
create index on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\q" ("c\q");
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" ("a""b" text, "it's" text, "new
line" text, "crlf
" text, "\! touch marker" text, "\" text, "tab	here" text, "$$" text, "$flyback$" text, "-- comment" text, "/* c */" text, ";drop table x;" text, "select" text, "TABLE" text, "MixedCase" text, "a.b" text, " " text, " lead" text, "é𝄞한" text, "%s %d {}" text, "$(name)" text, ":x" text, ":'x'" text, "?" text, "\." text, "\N" text, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" text, "ééééééééééééééééééééééééééééééé" text, " " text, "*/" text, """" text, """""" text, "\copy" text, "\q" text);
create type "hostile_names "";
\! touch /tmp/flyback-was-here
--"."e
\!" as enum ('a"b', 'it''s', 'new
line', 'crlf
', '\! touch marker', '\', 'tab	here', '$$', '$flyback$', '-- comment', '/* c */', ';drop table x;', 'select', 'TABLE', 'MixedCase', 'a.b', ' ', ' lead', 'é𝄞한', '%s %d {}', '$(name)', ':x', ':''x''', '?', '\.', '\N', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'ééééééééééééééééééééééééééééééé', ' ', '*/', '"', '""', '\copy', '\q');
create table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."enums;" ("\! e" "hostile_names "";
\! touch /tmp/flyback-was-here
--"."e
\!");
alter table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" add constraint "check
\! touch x
--" check ("\" is not null);
create index "index""
\q" on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" ("a""b");
comment on table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" is E'comment\n\\! touch marker\n-- $$ \\.';
comment on index "hostile_names "";
\! touch /tmp/flyback-was-here
--"."index""
\q" is E'\n\\q\n';
alter table "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\" add foreign key ("\") references "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a""b" ("a""b");
create function "hostile_names "";
\! touch /tmp/flyback-was-here
--"."f
"""() returns trigger language plpgsql as $f$ begin return new; end $f$;
create trigger "trigger
\! ""x""" before insert on "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" for each row execute function "hostile_names "";
\! touch /tmp/flyback-was-here
--"."f
"""();
create materialized view "hostile_names "";
\! touch /tmp/flyback-was-here
--"."view
\! ""x""" as select * from "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all";
-- rows
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a""b" values (1, 'a"b', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."it's" values (1, 'it''s', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."new
line" values (1, 'new
line', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."crlf
" values (1, 'crlf
', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\! touch marker" values (1, '\! touch marker', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\" values (1, '\', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."tab	here" values (1, 'tab	here', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$$" values (1, '$$', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$flyback$" values (1, '$flyback$', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."-- comment" values (1, '-- comment', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."/* c */" values (1, '/* c */', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--".";drop table x;" values (1, ';drop table x;', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."select" values (1, 'select', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."TABLE" values (1, 'TABLE', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."MixedCase" values (1, 'MixedCase', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."a.b" values (1, 'a.b', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " values (1, ' ', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"." lead" values (1, ' lead', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."é𝄞한" values (1, 'é𝄞한', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."%s %d {}" values (1, '%s %d {}', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."$(name)" values (1, '$(name)', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--".":x" values (1, ':x', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--".":'x'" values (1, ':''x''', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."?" values (1, '?', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\." values (1, '\.', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\N" values (1, '\N', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" values (1, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."ééééééééééééééééééééééééééééééé" values (1, 'ééééééééééééééééééééééééééééééé', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"." " values (1, ' ', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."*/" values (1, '*/', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""" values (1, '"', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."""""" values (1, '""', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\copy" values (1, '\copy', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."\q" values (1, '\q', null), (2, null, '\.');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."all" values ('a"b', 'it''s', 'new
line', 'crlf
', '\! touch marker', '\', 'tab	here', '$$', '$flyback$', '-- comment', '/* c */', ';drop table x;', 'select', 'TABLE', 'MixedCase', 'a.b', ' ', ' lead', 'é𝄞한', '%s %d {}', '$(name)', ':x', ':''x''', '?', '\.', '\N', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'ééééééééééééééééééééééééééééééé', ' ', '*/', '"', '""', '\copy', '\q');
insert into "hostile_names "";
\! touch /tmp/flyback-was-here
--"."enums;" select unnest(enum_range(null::"hostile_names "";
\! touch /tmp/flyback-was-here
--"."e
\!"));
refresh materialized view "hostile_names "";
\! touch /tmp/flyback-was-here
--"."view
\! ""x""";
select setval('"hostile_names "";
\! touch /tmp/flyback-was-here
--"."
\q
"', 7);
