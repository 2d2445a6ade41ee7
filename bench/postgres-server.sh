# What the scripts that measure on PostgreSQL have in common: its client, and databases made from the sets.
# They set tools and scale besides what measure.sh, which they have sourced, asks for.

settle() { psql -d postgres -c CHECKPOINT >/dev/null 2>&1; }
psql() { PGOPTIONS="-c client_min_messages=warning" ${tools:-command} psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
run_sql() { psql -d "$1" -c "$2"; }
recreate() { psql -d postgres -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1 TEMPLATE template0"; }
url() { echo "jdbc:postgresql://$PGHOST:$PGPORT/$1"; }

make_source() {
  local set=$1 database=$(database "$1") script
  script=$(basename "$bench/$set"/migrations/V1__*.sql)
  say "making $database at scale $scale"
  recreate "$database"
  psql -d "$database" <"$bench/$set/migrations/$script"
  psql -d "$database" <<SQL
CREATE TABLE flyway_schema_history (
    installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
    version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,
    checksum integer, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
    execution_time integer NOT NULL, success boolean NOT NULL);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);
INSERT INTO flyway_schema_history
VALUES (1, '1', '$(basename "${script#V1__}" .sql)', 'SQL', '$script', $(checksum "$bench/$set/migrations/$script"), current_user, now(), 0, true);
SQL
  psql -d "$database" -v "scale=$scale" <"$bench/$set/data.sql"
  psql -d "$database" -c 'VACUUM (FREEZE, ANALYZE)'
  say "$database: $(psql -d "$database" -c "SELECT pg_size_pretty(pg_database_size(current_database()))")"
}

tables() { # SET: the tables of a set
  psql -d "$(database "$1")" -c "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname !~ '^flyway' ORDER BY 1"
}
