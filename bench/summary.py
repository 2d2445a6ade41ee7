"""Medians, spreads and ratios of the runs that the scripts noted, as Markdown tables."""

import csv
import statistics
import sys
from collections import defaultdict

SETS = {"two": "Two tables", "one": "One table", "mysql-two": "Two tables", "mysql-one": "One table"}

# How the runs are called that go over a line with latency.
SLOW = " over a slow line"


def spread(values, unit):
    """The median, and the smallest and largest in parentheses where they differ."""
    median, smallest, largest = (unit(value) for value in (statistics.median(values), min(values), max(values)))
    return median if smallest == largest else f"{median} ({smallest}–{largest})"


def seconds(value):
    return f"{value:.2f} s"


def megabytes(value):
    return f"{value / 1e6:.1f} MB"


def ratio_to_normal(tool, walls):
    """The throughput of a slow line divided by that of the same work on the line as it is; the bytes are the same."""
    normal = walls.get(tool.removesuffix(SLOW))
    return f"{statistics.median(normal) / statistics.median(walls[tool]):.2f}" if tool.endswith(SLOW) and normal else ""


def is_stock(tool):
    return not tool.startswith("Flyback")


def baselines(runs):
    """What the others are divided by: the stock tools, or where none runs, as from a store, the folder."""
    return [tool for tool in runs if is_stock(tool)] or [tool for tool in runs if tool.endswith("folder")]


def is_stream(tool):
    """Whether a stock tool reads or writes one stream of SQL."""
    return "zstd -3" in tool or "zstd -dc" in tool


def compared(tool):
    """Whose CPU time the others' is compared with: the parallel tool's on PostgreSQL, the stream's on MySQL."""
    return " -j " in tool or tool.startswith("mysqldump") or tool.endswith(("| mysql", "aws s3 cp", "folder"))


def table(title, runs, sizes):
    """The wall time is divided by that of the fastest stock tool, CPU by the one's that it is compared with, size by the single stream's."""
    stock = baselines(runs)
    walls = {tool: [run["wall"] for run in figures] for tool, figures in runs.items()}
    cpus = {tool: [run["cpu"] for run in figures] for tool, figures in runs.items()}
    best = min(statistics.median(walls[tool]) for tool in stock)
    other = next(tool for tool in stock if compared(tool))
    cpu = statistics.median(cpus[other])
    print(f"\n### {title}\n")
    label = "stock `-j`" if " -j " in other else "the folder's" if other.endswith("folder") else "one stream's"
    best_label = "best stock" if is_stock(other) else "folder"
    slow = any(tool.endswith(SLOW) for tool in runs)
    heads = ["", "wall", f"÷ {best_label}"] + (["throughput ÷ not slow"] if slow else [])
    heads += ["client CPU", f"÷ {label}", "peak memory", "written to disk"] + (["stored", "÷ one stream"] if sizes else [])
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for tool, figures in runs.items():
        cells = [
            tool,
            spread(walls[tool], seconds),
            f"{statistics.median(walls[tool]) / best:.2f}",
            *([ratio_to_normal(tool, walls)] if slow else []),
            spread(cpus[tool], seconds),
            f"{statistics.median(cpus[tool]) / cpu:.2f}" if cpu else "",
            spread([run["memory"] for run in figures], megabytes),
            spread([run["written"] for run in figures], megabytes),
        ]
        if sizes:
            stream = next(statistics.median(sizes[other]) for other in stock if is_stream(other))
            cells += [spread(sizes[tool], megabytes), f"{statistics.median(sizes[tool]) / stream:.3f}"]
        print("| " + " | ".join(cells) + " |")


def main(path):
    runs = defaultdict(lambda: defaultdict(list))
    sizes = defaultdict(lambda: defaultdict(list))
    with open(path, newline="") as file:
        for name, task, tool, wall, user, system, memory, blocks, size in csv.reader(file):
            if task == "size":
                sizes[name][tool].append(int(size))
            else:
                figures = {"wall": float(wall), "cpu": float(user) + float(system)}
                figures |= {"memory": int(memory) * 1024, "written": int(blocks) * 512}
                runs[name, task][tool].append(figures)
    for (name, task), by_tool in runs.items():
        table(f"{SETS.get(name, name)}: {task}", by_tool, sizes[name] if task == "backup" and name in sizes else {})


main(sys.argv[1])
