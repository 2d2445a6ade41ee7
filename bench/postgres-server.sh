# What the scripts that measure on PostgreSQL have in common: databases made from the sets, and restores that are counted.
# They set bench, tools, prefix, scale, work, round and rows, and have sourced measure.sh.

settle() { psql -d postgres -c CHECKPOINT >/dev/null 2>&1; }
psql() { PGOPTIONS="-c client_min_messages=warning" ${tools:-command} psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
url() { echo "jdbc:postgresql://$PGHOST:$PGPORT/$1"; }

make_source() {
  local set=$1 database=$prefix"_$1" script
  script=$(basename "$bench/$set"/migrations/V1__*.sql)
  say "making $database at scale $scale"
  psql -d postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database TEMPLATE template0"
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
  psql -d "$prefix"_"$1" -c "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname !~ '^flyway' ORDER BY 1"
}

count() { # DATABASE SET: rows of each table, in a line
  local table
  for table in $(tables "$2"); do echo -n "$table $(psql -d "$1" -c "SELECT count(*) FROM $table") "; done
}

# restore SET TOOL COMMAND: into an empty database, whose rows are counted afterwards
restore() {
  local set=$1 tool=$2 command=$3
  psql -d postgres -c "DROP DATABASE IF EXISTS ${prefix}_target" -c "CREATE DATABASE ${prefix}_target TEMPLATE template0"
  measure "$set" restore "$tool" "$command"
  [[ $(count "${prefix}_target" "$set") == "${rows[$set]}" ]] || { say "$tool restored other rows"; exit 1; }
}
