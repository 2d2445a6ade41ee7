create schema identifiers_of_the_server;
create table identifiers_of_the_server.named (id int);
create table identifiers_of_the_server.t (
  n int primary key, u uuid, m money, l pg_lsn, o oid, x xid, x8 xid8, c cid, ti tid, na name, rc regclass, rt regtype, rp regprocedure,
  co regconfig, ro regrole, ns regnamespace, iv int2vector, ov oidvector, s pg_snapshot, ts txid_snapshot, cur refcursor);
-- rows
insert into identifiers_of_the_server.t values
  (1, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '-92233720368547758.08', 'FFFFFFFF/FFFFFFFF', 4294967295, '4294967295', '18446744073709551615', '7', '(4294967295,65535)',
   repeat('é', 31), 'identifiers_of_the_server.named', 'int4[]', 'lower(text)', 'english', 'flyback_owner', 'identifiers_of_the_server', '1 -2', '3 4', '10:20:10,14', '10:20:', 'c'),
  (2, '00000000-0000-0000-0000-000000000000', 0.1, '0/0', 0, '0', '0', null, '(0,1)', '', '-', '-', '-', null, '-', '-', '', '', null, null, '');
