"""How everything here is measured: each run a process of its own, the ways by turns, the middle told.

Seconds are by the clock and by the processor (user and system, with what the run started). Memory is
the peak of the process; `before_mb` was there before the task. The load of the machine stands beside
each run: on a busy machine trust the processor's seconds, and compare ways of the same turn only.
"""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def peak():
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(task):
    """Do a task in this process: what it gives, and what it took."""
    before = peak()
    clock, processor = time.perf_counter(), time.process_time()
    found = task()
    return found, {
        "seconds": time.perf_counter() - clock,
        "cpu_seconds": time.process_time() - processor,
        "peak_memory_mb": peak(),
        "before_mb": before,
    }


def tell(taken):
    """Hand what was measured to the process that asked."""
    print(json.dumps(taken))


def alone(script, *words, path=""):
    """Run a script in a process of its own; what it measured, with the load when it began."""
    load = os.getloadavg()[0]
    paths = [path, os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [sys.executable, str(script), *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return {**json.loads(done.stdout.splitlines()[-1]), "load": load}


def middle(runs):
    """The middle of each figure of several runs."""
    figures = {name: statistics.median(r[name] for r in runs) for name in runs[0]}
    found = {name: round(value, 2) for name, value in figures.items()}
    return {**found, "load": [round(r["load"], 1) for r in runs], "runs": len(runs)}


def ratio(one, other):
    """One over the other, for each figure."""
    names = ("seconds", "cpu_seconds", "peak_memory_mb")
    return {n: round(one[n] / other[n], 2) for n in names if n in one and n in other and other[n]}


def machine():
    """What was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processors": os.cpu_count(),
        "memory_gb": round(memory),
        "python": platform.python_version(),
    }


def keep(name, figures):
    """Write figures as JSON among the results, and print them."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
