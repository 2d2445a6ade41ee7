#!/usr/bin/env bash
# Measures Flyback against mysqldump, mydumper, mysql, myloader and zstd, on the same data, in turn, in one run; prints
# Markdown. docs/benchmarks.md describes it. The server, MySQL or MariaDB, comes from MYSQL_HOST, MYSQL_PORT, MYSQL_USER
# and MYSQL_PWD; the account makes databases. With `SET GLOBAL local_infile = 1` Flyback loads as fast as it can.
#
#   ENGINE=mysql   or mariadb
#   ROUNDS=5       measured rounds; one more goes before them and does not count
#   SCALE=1        size of the data; 1 is about 0.8 GB in each set
#   JOBS=N         workers of every tool that has some; default: the number of processors
#   SETS="mysql-two mysql-one" data sets
#   FLYBACK=target/flyback            the program, words separated by blanks
#   FLYBACK_JVM="java -jar …"         if set, measured beside it
#   TOOLS_PREFIX="chroot FOLDER"      before each stock tool; WORK must be the same folder inside
#   WORK=/var/tmp/flyback-bench       dumps and figures; removed before a run
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

engine=${ENGINE:-mysql} rounds=${ROUNDS:-5} scale=${SCALE:-1} jobs=${JOBS:-$(nproc)} sets=${SETS:-mysql-two mysql-one}
flyback=${FLYBACK:-$bench/../target/flyback} flyback_jvm=${FLYBACK_JVM:-}
tools=${TOOLS_PREFIX:-} work=${WORK:-/var/tmp/flyback-bench}
host=${MYSQL_HOST:-127.0.0.1} port=${MYSQL_PORT:-3306} user=${MYSQL_USER:-root}
export MYSQL_PWD=${MYSQL_PWD:-}
export FLYBACK_PASSWORD=$MYSQL_PWD FLYBACK_USERNAME=$user FLYBACK_PROGRESS=none FLYBACK_JOBS=$jobs
prefix=flyback_bench account="--host=$host --port=$port --user=$user" client="--no-defaults --host=$host --port=$port --user=$user"
source "$bench/measure.sh"

settle() { sync; }
sql() { ${tools:-command} mysql $client -N -B "$@"; } # shellcheck disable=SC2086
run_sql() { sql "$1" -e "$2"; }
recreate() { sql -e "DROP DATABASE IF EXISTS $1; CREATE DATABASE $1 CHARACTER SET utf8mb4"; }
url() { echo "jdbc:$engine://$host:$port/$1"; }

make_source() {
  local set=$1 database=$(database "$1") script
  script=$(basename "$bench/$set"/migrations/V1__*.sql)
  say "making $database at scale $scale"
  recreate "$database"
  sql "$database" <"$bench/$set/migrations/$script"
  sql "$database" <<SQL
CREATE TABLE flyway_schema_history (
    installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL,
    script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, execution_time INT NOT NULL, success BOOL NOT NULL,
    CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank)) ENGINE=InnoDB;
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);
INSERT INTO flyway_schema_history
VALUES (1, '1', '$(basename "${script#V1__}" .sql)', 'SQL', '$script', $(checksum "$bench/$set/migrations/$script"), 'bench', NOW(), 0, TRUE);
SQL
  { echo "SET @scale = $scale;"; cat "$bench/$set/data.sql"; } | sql "$database"
  sql "$database" -e "ANALYZE TABLE $(tables "$set" | paste -sd,)" >/dev/null
  say "$database: $(sql -e "SELECT ROUND(SUM(DATA_LENGTH + INDEX_LENGTH) / 1e6) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '$database'") MB"
}

tables() { # SET: the tables of a set
  sql -e "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '$(database "$1")' AND TABLE_NAME NOT LIKE 'flyway%' ORDER BY 1"
}

back_up_stock() {
  local set=$1 database=$(database "$1")
  rm -rf "$work/$set.sql.zst" "$work/$set.d"
  measure "$set" backup 'mysqldump \| zstd -3' \
    "$tools mysqldump $client --single-transaction --set-gtid-purged=OFF --column-statistics=0 --no-tablespaces $database | $tools zstd -q -3 >$work/$set.sql.zst"
  measure "$set" backup "mydumper -t $jobs -c" \
    "$tools mydumper $account --password='$MYSQL_PWD' -B $database -t $jobs -r 100000 -c --trx-consistency-only -o $work/$set.d"
  note_size "$set" 'mysqldump \| zstd -3' "$work/$set.sql.zst"
  note_size "$set" "mydumper -t $jobs -c" "$work/$set.d"
}

one_round() { # SET
  local set=$1 target=${prefix}_target
  back_up_stock "$set"
  [[ -z $flyback_jvm ]] || back_up_flyback "$set" "Flyback (JVM)" "$flyback_jvm"
  back_up_flyback "$set" Flyback "$flyback"
  restore "$set" 'zstd -dc \| mysql' "$tools zstd -q -dc $work/$set.sql.zst | $tools mysql $client $target"
  restore "$set" "myloader -t $jobs" \
    "$tools myloader $account --password='$MYSQL_PWD' -B $target -s $(database "$set") -t $jobs -d $work/$set.d"
  [[ $engine != mysql ]] || restore "$set" "myloader -t $jobs --enable-binlog" \
    "$tools myloader $account --password='$MYSQL_PWD' -B $target -s $(database "$set") -t $jobs --enable-binlog -d $work/$set.d"
  restore_flyback "$set" Flyback "$flyback"
  [[ $engine != mysql ]] || restore "$set" "Flyback sql_log_bin=0" \
    "$flyback restore --url '$(url "$target")?sessionVariables=sql_log_bin=0' --store $work/$set.store"
  [[ -z $flyback_jvm ]] || restore_flyback "$set" "Flyback (JVM)" "$flyback_jvm"
}

$flyback --version >/dev/null || { say "cannot run '$flyback': build it, or set FLYBACK"; exit 2; }
rm -rf "$work"
mkdir -p "$work"
trap 'sql -e "DROP DATABASE IF EXISTS ${prefix}_target" || true' EXIT
declare -A rows
for set in $sets; do
  make_source "$set"
  rows[$set]=$(count "$(database "$set")" "$set")
done
for ((round = 0; round <= rounds; round++)); do
  for set in $sets; do one_round "$set"; done
done
{
  echo "$engine $(sql -e 'SELECT VERSION()'), $($tools mysqldump --version), $($tools mydumper --version | head -1), $($tools zstd --version | grep -o 'v[0-9.]*' | head -1 | sed 's/^/zstd /'),"
  echo "$($flyback --version | head -1); $(nproc) processors, --jobs $jobs, scale $scale, $rounds rounds."
  python3 "$bench/summary.py" "$work/runs.csv"
} | tee "$work/results.md"
for set in $sets; do sql -e "DROP DATABASE $(database "$set")"; done
