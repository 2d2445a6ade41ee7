# What the scripts that measure have in common. They set work and round, and have a function settle, which lets the server
# finish what an earlier run has left it to do.

say() { echo "bench: $*" >&2; }

# measure SET TASK TOOL COMMAND: runs it in bash and notes seconds, CPU seconds of it and all its children, and the
# resident memory of its largest process
measure() {
  local set=$1 task=$2 tool=$3 command=$4 figures
  settle || true
  if ! /usr/bin/time -q -f '%e %U %S %M' -o "$work/time" bash -o pipefail -c "$command" >"$work/output" 2>&1; then
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
  ((round == 0)) || echo "$1,size,$2,,,,,$(du -sb --apparent-size "$3" | cut -f1)" >>"$work/runs.csv"
}

# The checksum that Flyway computes: CRC32 over the lines without their ends.
checksum() {
  python3 -c 'import sys, zlib
crc = zlib.crc32(b"".join(open(sys.argv[1], "rb").read().splitlines()))
print(crc - (1 << 32) if crc >> 31 else crc)' "$1"
}
