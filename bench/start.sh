#!/usr/bin/env bash
# Measures how long Flyback takes to start, natively and in the JVM; prints Markdown. docs/benchmarks.md describes it.
#
#   FLYBACK=target/flyback            the program
#   FLYBACK_JVM="java -jar …"         if set, measured beside it
#   STORE=dumps                       a folder with some dumps, as the demo leaves one
#   ROUNDS=20                         measured runs of each command; one more goes before them and does not count
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

FLYBACK=${FLYBACK:-$bench/../target/flyback} FLYBACK_JVM=${FLYBACK_JVM:-} STORE=${STORE:-dumps} ROUNDS=${ROUNDS:-20} python3 - <<'PYTHON'
import os, statistics, subprocess, time

def milliseconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1000

rounds = int(os.environ["ROUNDS"])
programs = {"executable": os.environ["FLYBACK"].split(), "JVM": os.environ["FLYBACK_JVM"].split()}
print("| | program | median | smallest | largest |\n|---|---|---|---|---|")
for arguments in (["--version"], ["--help"], ["list", "--store", os.environ["STORE"]]):
    for name, program in programs.items():
        if program:
            times = [milliseconds(program + arguments) for _ in range(rounds + 1)][1:]
            print(f"| `{arguments[0]}` | {name} | {statistics.median(times):.0f} ms | {min(times):.0f} ms | {max(times):.0f} ms |")
PYTHON
