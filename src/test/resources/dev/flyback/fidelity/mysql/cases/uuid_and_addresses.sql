-- engine: mariadb 10.10
create table uuid_and_addresses_t (id uuid primary key, a inet6, v int);
create table uuid_and_addresses_four (a inet4 primary key, b inet6 not null, u uuid, unique (b));
-- rows
insert into uuid_and_addresses_t values ('00000000-0000-0000-0000-000000000000', '::', 1), ('ffffffff-ffff-ffff-ffff-ffffffffffff', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 2), ('123e4567-e89b-12d3-a456-426655440000', '::ffff:192.0.2.1', 3), ('018f4567-e89b-72d3-a456-426655440000', '::1', 4), ('5c275c27-0a0d-1a00-2722-5c5c5c5c5c5c', null, 5);
insert into uuid_and_addresses_four values ('0.0.0.0', '2001:db8::5c27', null), ('255.255.255.255', '::192.0.2.1', '5c275c27-0a0d-1a00-2722-5c5c5c5c5c5c'), ('92.39.10.13', '5c27::', null);
