-- engine: mysql
create table generated_keys_t (j json not null, id varchar(36) generated always as (json_unquote(json_extract(j, '$.id'))) stored not null, kind varchar(10) as (json_unquote(json_extract(j, '$.kind'))) virtual, primary key (id), key (kind));
-- rows
insert into generated_keys_t (j) with recursive n as (select 1 as i union all select i + 1 from n where i < 500) select json_object('id', concat('i', i), 'kind', if(i % 3, 'a', null)) from n;
