-- engine: mariadb
create table compressed_columns_t (id int primary key, t text compressed, b blob compressed, v varchar(1000) compressed character set latin1) row_format = dynamic;
create table compressed_columns_page (id int primary key, t text) page_compressed = 1;
-- rows
insert into compressed_columns_t values (1, repeat('é', 10000), repeat(x'5C00', 10000), repeat(_latin1 x'E9', 500)), (2, '', '', ''), (3, null, null, null), (4, 'x', x'00', '\\');
insert into compressed_columns_page values (1, repeat('x', 10000));
