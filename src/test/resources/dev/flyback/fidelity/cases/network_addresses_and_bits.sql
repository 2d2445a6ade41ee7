create schema network_addresses_and_bits;
create table network_addresses_and_bits.t (n int primary key, i inet, c cidr, m macaddr, m8 macaddr8, b bit(9), v varbit, one bit);
-- rows
insert into network_addresses_and_bits.t values
  (1, '0.0.0.0/0', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', B'101010101', B'', B'1'),
  (2, '192.168.1.5/24', '::/0', 'ff:ff:ff:ff:ff:ff', '08:00:2b:ff:fe:01:02:03', B'000000000', B'1', B'0'),
  (3, '::ffff:1.2.3.4', '2001:db8::/32', null, null, null, repeat('10', 5000)::varbit, null),
  (4, 'fe80::1/64', '1.2.3.4/32', null, null, null, null, null);
