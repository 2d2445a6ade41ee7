"""Medians, spreads and ratios of the runs that postgres.sh noted, as Markdown tables."""

import csv
import statistics
import sys
from collections import defaultdict

SETS = {"two": "Two tables", "one": "One table"}


def spread(values, unit):
    return f"{unit(statistics.median(values))} ({unit(min(values))}–{unit(max(values))})"


def seconds(value):
    return f"{value:.2f} s"


def megabytes(value):
    return f"{value / 1e6:.1f} MB"


def is_stock(tool):
    return not tool.startswith("Flyback")


def table(title, runs, sizes):
    """The wall time is divided by that of the fastest stock tool, CPU by the parallel one's, size by the single stream's."""
    stock = [tool for tool in runs if is_stock(tool)]
    walls = {tool: [run["wall"] for run in figures] for tool, figures in runs.items()}
    cpus = {tool: [run["cpu"] for run in figures] for tool, figures in runs.items()}
    best = min(statistics.median(walls[tool]) for tool in stock)
    parallel = next(statistics.median(cpus[tool]) for tool in stock if " -j " in tool)
    print(f"\n### {title}\n")
    print("| | wall | ÷ best stock | client CPU | ÷ stock `-j` | peak memory |" + (" stored | ÷ one stream |" if sizes else ""))
    print("|---|---|---|---|---|---|" + ("---|---|" if sizes else ""))
    for tool, figures in runs.items():
        cells = [
            tool,
            spread(walls[tool], seconds),
            f"{statistics.median(walls[tool]) / best:.2f}",
            spread(cpus[tool], seconds),
            f"{statistics.median(cpus[tool]) / parallel:.2f}" if parallel else "",
            spread([run["memory"] for run in figures], megabytes),
        ]
        if sizes:
            stream = next(statistics.median(sizes[other]) for other in stock if " -j " not in other)
            cells += [spread(sizes[tool], megabytes), f"{statistics.median(sizes[tool]) / stream:.3f}"]
        print("| " + " | ".join(cells) + " |")


def main(path):
    runs = defaultdict(lambda: defaultdict(list))
    sizes = defaultdict(lambda: defaultdict(list))
    with open(path, newline="") as file:
        for name, task, tool, wall, user, system, memory, size in csv.reader(file):
            if task == "size":
                sizes[name][tool].append(int(size))
            else:
                figures = {"wall": float(wall), "cpu": float(user) + float(system), "memory": int(memory) * 1024}
                runs[name, task][tool].append(figures)
    for (name, task), by_tool in runs.items():
        table(f"{SETS.get(name, name)}: {task}", by_tool, sizes[name] if task == "backup" else {})


main(sys.argv[1])
