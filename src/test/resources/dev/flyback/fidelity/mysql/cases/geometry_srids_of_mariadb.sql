-- engine: mariadb
create table geometry_srids_of_mariadb_t (n int primary key auto_increment, g geometry, p point ref_system_id=4326);
-- rows
insert into geometry_srids_of_mariadb_t (g, p) values (st_geomfromtext('POINT(48.85 2.35)', 4326), st_geomfromtext('POINT(1 2)', 4326)), (st_geomfromtext('LINESTRING(0 0, 1 1)', 4294967295), st_geomfromtext('POINT(1 2)', 4326)), (st_geomfromtext('POINT(1 2)', 1), null);
