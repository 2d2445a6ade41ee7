-- engine: mysql
create table geometry_srids_of_mysql_t (n int primary key auto_increment, g geometry, w point srid 4326, z geometry not null srid 0, spatial index (z));
create table geometry_srids_of_mysql_indexed (n int primary key auto_increment, w geometry not null srid 4326, spatial index (w));
-- rows
insert into geometry_srids_of_mysql_t (g, w, z) values (st_geomfromtext('POINT(48.85 2.35)', 4326), st_geomfromtext('POINT(-90 180)', 4326), point(1, 2)), (st_geomfromtext('POINT(1 2)', 3857), st_srid(point(2.35, 48.85), 4326), st_geomfromtext('GEOMETRYCOLLECTION EMPTY')), (st_geomfromtext('POINT(1 2)', 0), null, point(0, 0)), (st_geomfromtext('GEOMETRYCOLLECTION EMPTY', 4326), null, point(0, 0));
insert into geometry_srids_of_mysql_indexed (w) values (st_geomfromtext('LINESTRING(1 2, 3 4)', 4326)), (st_geomfromtext('POLYGON((0 0, 0 1, 1 1, 0 0))', 4326));
