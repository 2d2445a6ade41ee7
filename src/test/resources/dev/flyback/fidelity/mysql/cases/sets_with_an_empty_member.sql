create table sets_with_an_empty_member_t (n int primary key auto_increment, s set('', 'a', 'b'), e enum('', 'a'), alone set(''));
create table sets_with_an_empty_member_wide (n int primary key auto_increment, s set('m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12', 'm13', 'm14', 'm15', 'm16', 'm17', 'm18', 'm19', 'm20', 'm21', 'm22', 'm23', 'm24', 'm25', 'm26', 'm27', 'm28', 'm29', 'm30', 'm31', 'm32', 'm33', 'm34', 'm35', 'm36', 'm37', 'm38', 'm39', 'm40', 'm41', 'm42', 'm43', 'm44', 'm45', 'm46', 'm47', 'm48', 'm49', 'm50', 'm51', 'm52', 'm53', 'm54', 'm55', 'm56', 'm57', 'm58', 'm59', 'm60', 'm61', 'm62', '') not null);
-- rows
set sql_mode = '';
insert into sets_with_an_empty_member_t (s, e, alone) values (0, 0, 0), (1, 1, 1), (2, 2, 0), (3, 1, 1), (4, 2, null), (5, 1, 1), (6, null, 0), (7, 1, 1), (null, 1, 1);
insert into sets_with_an_empty_member_wide (s) values (0), (18446744073709551615), (9223372036854775808), (9223372036854775809), (9223372036854775807), (4611686018427387905), (13835058055282163713);
-- check
select group_concat(n, ':', cast(s as unsigned) order by n) from sets_with_an_empty_member_wide
