#!/usr/bin/env bash
# Measures Flyback against "pg_dump | zstd | aws s3 cp" into an S3 store, and restores from it against restores from a
# folder, on the same data, in turn, in one run; prints Markdown. That no file is made shows in what is written to disk.
# docs/benchmarks.md describes it. The database server comes from PGHOST, PGPORT, PGUSER, PGPASSWORD, as for postgres.sh;
# the store from
#
#   ENDPOINT=127.0.0.1:9000           without TLS; a bucket "flyback-bench" is made there
#   AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
#   SLOW_ENDPOINT=                    if set, the same store behind a slow line (toxiproxy), measured beside it
#   ROUNDS, SCALE, JOBS, FLYBACK, FLYBACK_JVM, TOOLS_PREFIX, WORK  as for postgres.sh; SETS is one set
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rounds=${ROUNDS:-5} scale=${SCALE:-1} jobs=${JOBS:-$(nproc)} set=${SETS:-two}
flyback=${FLYBACK:-$bench/../target/flyback} flyback_jvm=${FLYBACK_JVM:-}
tools=${TOOLS_PREFIX:-} work=${WORK:-/var/tmp/flyback-bench}
endpoint=${ENDPOINT:-127.0.0.1:9000} slow=${SLOW_ENDPOINT:-} bucket=flyback-bench
export PGHOST=${PGHOST:-localhost} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} AWS_DEFAULT_REGION=us-east-1
export FLYBACK_PASSWORD=${PGPASSWORD:-} FLYBACK_USERNAME=$PGUSER FLYBACK_PROGRESS=none FLYBACK_JOBS=$jobs
export MINIO_ACCESS_KEY=$AWS_ACCESS_KEY_ID MINIO_SECRET_KEY=$AWS_SECRET_ACCESS_KEY
prefix=flyback_bench database=flyback_bench_$set
source "$bench/measure.sh"
source "$bench/postgres-server.sh"

s3() { echo "s3://$bucket/$2?endpoint=http://$1&path-style=true"; }
minio() { echo "minio://$1/$bucket/$2?tls=false"; }

back_up() { # LABEL STORE PROGRAM
  measure "$set" backup "$1" \
    "$3 backup --url $(url "$database") --name bench --store '$2' --migrations $bench/$set/migrations"
}

bring_back() { # LABEL STORE PROGRAM
  restore "$set" "$1" "$3 restore --url $(url "${prefix}_target") --name bench --store '$2'"
}

# Each program has stores of its own, so that none finds what another has left there.
one_round() {
  rm -rf "$work/store"
  measure "$set" backup 'pg_dump \| zstd -3 \| aws s3 cp' \
    "$tools pg_dump $database | $tools zstd -q -3 | aws --endpoint-url http://$endpoint s3 cp --only-show-errors - s3://$bucket/stock/$round.sql.zst"
  back_up 'Flyback into folder' "$work/store" "$flyback"
  back_up 'Flyback into s3' "$(s3 "$endpoint" "s3-$round")" "$flyback"
  back_up 'Flyback into minio' "$(minio "$endpoint" "minio-$round")" "$flyback"
  if [[ -n $flyback_jvm ]]; then
    back_up 'Flyback (JVM) into s3' "$(s3 "$endpoint" "jvm-s3-$round")" "$flyback_jvm"
    back_up 'Flyback (JVM) into minio' "$(minio "$endpoint" "jvm-minio-$round")" "$flyback_jvm"
  fi
  if [[ -n $slow ]]; then
    back_up 'Flyback into s3 over a slow line' "$(s3 "$slow" "slow-s3-$round")" "$flyback"
    back_up 'Flyback into minio over a slow line' "$(minio "$slow" "slow-minio-$round")" "$flyback"
  fi
  bring_back 'Flyback from folder' "$work/store" "$flyback"
  bring_back 'Flyback from s3' "$(s3 "$endpoint" "s3-$round")" "$flyback"
  bring_back 'Flyback from minio' "$(minio "$endpoint" "minio-$round")" "$flyback"
  if [[ -n $flyback_jvm ]]; then
    bring_back 'Flyback (JVM) from s3' "$(s3 "$endpoint" "jvm-s3-$round")" "$flyback_jvm"
    bring_back 'Flyback (JVM) from minio' "$(minio "$endpoint" "jvm-minio-$round")" "$flyback_jvm"
  fi
  if [[ -n $slow ]]; then
    bring_back 'Flyback from s3 over a slow line' "$(s3 "$slow" "s3-$round")" "$flyback"
    bring_back 'Flyback from minio over a slow line' "$(minio "$slow" "minio-$round")" "$flyback"
  fi
}

$flyback --version >/dev/null || { say "cannot run '$flyback': build it, or set FLYBACK"; exit 2; }
rm -rf "$work"
mkdir -p "$work"
trap 'psql -d postgres -c "DROP DATABASE IF EXISTS ${prefix}_target" || true' EXIT
declare -A rows
aws --endpoint-url "http://$endpoint" s3 mb "s3://$bucket" >/dev/null
make_source "$set"
rows[$set]=$(count "$database" "$set")
for ((round = 0; round <= rounds; round++)); do one_round; done
{
  echo "PostgreSQL $(psql -d postgres -c 'SHOW server_version'), $($tools pg_dump --version), $(aws --version | cut -d' ' -f1), $($flyback --version | head -1);"
  echo "$(nproc) processors, --jobs $jobs, scale $scale, $rounds rounds."
  python3 "$bench/summary.py" "$work/runs.csv"
} | tee "$work/results.md"
psql -d postgres -c "DROP DATABASE $database"
aws --endpoint-url "http://$endpoint" s3 rb --force "s3://$bucket" >/dev/null
