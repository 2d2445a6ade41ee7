#!/usr/bin/env bash
# Measures Flyback against pg_dump, pg_restore, psql and zstd, on the same data, in turn, in one run; prints Markdown.
# docs/benchmarks.md describes it. The server comes from PGHOST, PGPORT, PGUSER, PGPASSWORD; the account makes databases.
#
#   ROUNDS=5       measured rounds; one more goes before them and does not count
#   SCALE=1        size of the data; 1 is about 1 GB in each set
#   JOBS=N         workers of every tool that has some; default: the number of processors
#   SETS="two one" data sets
#   FLYBACK=target/flyback            the program, words separated by blanks
#   FLYBACK_JVM="java -jar …"         if set, measured beside it
#   TOOLS_PREFIX="chroot FOLDER"      before each stock tool; WORK must be the same folder inside
#   WORK=/var/tmp/flyback-bench       dumps and figures; removed before a run
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rounds=${ROUNDS:-5} scale=${SCALE:-1} jobs=${JOBS:-$(nproc)} sets=${SETS:-two one}
flyback=${FLYBACK:-$bench/../target/flyback} flyback_jvm=${FLYBACK_JVM:-}
tools=${TOOLS_PREFIX:-} work=${WORK:-/var/tmp/flyback-bench}
export PGHOST=${PGHOST:-localhost} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres}
export FLYBACK_PASSWORD=${PGPASSWORD:-} FLYBACK_USERNAME=$PGUSER FLYBACK_PROGRESS=none FLYBACK_JOBS=$jobs
prefix=flyback_bench
source "$bench/measure.sh"
source "$bench/postgres-server.sh"

back_up_stock() {
  local set=$1 database; database=$(database "$1")
  rm -rf "$work/$set.sql.zst" "$work/$set.d"
  measure "$set" backup 'pg_dump \| zstd -3' "$tools pg_dump $database | $tools zstd -q -3 >$work/$set.sql.zst"
  measure "$set" backup "pg_dump -Fd -j $jobs -Z zstd:3" "$tools pg_dump -Fd -j $jobs -Z zstd:3 -f $work/$set.d $database"
  note_size "$set" 'pg_dump \| zstd -3' "$work/$set.sql.zst"
  note_size "$set" "pg_dump -Fd -j $jobs -Z zstd:3" "$work/$set.d"
}

one_round() { # SET
  local set=$1 target=${prefix}_target
  back_up_stock "$set"
  [[ -z $flyback_jvm ]] || back_up_flyback "$set" "Flyback (JVM)" "$flyback_jvm"
  back_up_flyback "$set" Flyback "$flyback"
  restore "$set" "pg_restore -j $jobs" "$tools pg_restore -j $jobs -d $target $work/$set.d"
  restore "$set" 'zstd -dc \| psql' "$tools zstd -q -dc $work/$set.sql.zst | $tools psql -X -q -v ON_ERROR_STOP=1 -d $target"
  restore_flyback "$set" Flyback "$flyback"
  [[ -z $flyback_jvm ]] || restore_flyback "$set" "Flyback (JVM)" "$flyback_jvm"
}

$flyback --version >/dev/null || { say "cannot run '$flyback': build it, or set FLYBACK"; exit 2; }
rm -rf "$work"
mkdir -p "$work"
trap 'psql -d postgres -c "DROP DATABASE IF EXISTS ${prefix}_target" || true' EXIT
declare -A rows
for set in $sets; do
  make_source "$set"
  rows[$set]=$(count "$(database "$set")" "$set")
done
for ((round = 0; round <= rounds; round++)); do
  for set in $sets; do one_round "$set"; done
done
{
  echo "PostgreSQL $(psql -d postgres -c 'SHOW server_version'), $($tools pg_dump --version), $($tools zstd --version | grep -o 'v[0-9.]*' | head -1 | sed 's/^/zstd /'),"
  echo "$($flyback --version | head -1); $(nproc) processors, --jobs $jobs, scale $scale, $rounds rounds."
  python3 "$bench/summary.py" "$work/runs.csv"
} | tee "$work/results.md"
for set in $sets; do psql -d postgres -c "DROP DATABASE $(database "$set")"; done
