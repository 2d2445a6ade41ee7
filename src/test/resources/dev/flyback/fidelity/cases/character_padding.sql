create schema character_padding;
create table character_padding.t (n int primary key, c char(5), c1 char, b bpchar, v varchar(3), free varchar, cs char(3)[]);
-- rows
insert into character_padding.t values (1, 'a', 'x', 'b  ', 'a  ', '  ', '{a,"b "}'), (2, '', '', '', '', '', '{}'), (3, 'ééééé', '𝄞', '   ', '𝄞𝄞𝄞', 'x ', null), (4, null, null, null, null, null, null);
