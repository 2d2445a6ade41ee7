# What the scripts that measure have in common. They set bench, prefix, work, round and rows, and have these functions:
# settle lets the server finish what an earlier run has left it to do; run_sql DATABASE SQL prints what the server answers;
# recreate DATABASE makes an empty one; tables SET names the tables of a set; url DATABASE.

say() { echo "bench: $*" >&2; }

# measure SET TASK TOOL COMMAND: runs it in bash and notes seconds, CPU seconds of it and all its children, the resident
# memory of its largest process, and how many blocks of 512 bytes it and all its children have written into files
measure() {
  local set=$1 task=$2 tool=$3 command=$4 figures
  settle || true
  if ! /usr/bin/time -q -f '%e %U %S %M %O' -o "$work/time" bash -o pipefail -c "$command" >"$work/output" 2>&1; then
    say "failed: $tool: $command"
    cat "$work/output" >&2
    exit 1
  fi
  figures=$(cat "$work/time")
  say "round $round, $set, $task, $tool: $figures"
  ((round == 0)) || echo "$set,$task,$tool,${figures// /,}," >>"$work/runs.csv"
}

# note_size SET TOOL FILE-OR-FOLDER
note_size() {
  ((round == 0)) || echo "$1,size,$2,,,,,,$(du -sb --apparent-size "$3" | cut -f1)" >>"$work/runs.csv"
}

# The checksum that Flyway computes: CRC32 over the lines without their ends.
checksum() {
  python3 -c 'import sys, zlib
crc = zlib.crc32(b"".join(open(sys.argv[1], "rb").read().splitlines()))
print(crc - (1 << 32) if crc >> 31 else crc)' "$1"
}

# The database of a set.
database() { echo "${prefix}_${1#mysql-}"; }

count() { # DATABASE SET: rows of each table, in a line
  local table
  for table in $(tables "$2"); do echo -n "$table $(run_sql "$1" "SELECT count(*) FROM $table") "; done
}

# restore SET TOOL COMMAND: into an empty database, whose rows are counted afterwards
restore() {
  local set=$1 tool=$2 command=$3
  recreate "${prefix}_target"
  measure "$set" restore "$tool" "$command"
  [[ $(count "${prefix}_target" "$set") == "${rows[$set]}" ]] || { say "$tool restored other rows"; exit 1; }
}

back_up_flyback() { # SET LABEL COMMAND
  local set=$1 label=$2 command=$3 store=$work/$1.store
  rm -rf "$store"
  measure "$set" backup "$label" \
    "$command backup --url $(url "$(database "$set")") --store $store --migrations $bench/$set/migrations"
  note_size "$set" "$label" "$(find "$store" -name '*.sql.zst')"
}

restore_flyback() { # SET LABEL COMMAND
  local set=$1 label=$2 command=$3
  command="$command restore --url $(url "${prefix}_target") --store $work/$set.store"
  restore "$set" "$label" "$command"
  restore "$set" "$label --prove" "$command --prove"
}
