"""Times slate's methods on pupils beside what analysts use: polars ranking ten million pupils, and a bootstrap of schools in numpy.

A is the other library, inside a running Python, with the data in its memory. B is a whole process of slate that opens a workspace and
reads the data from its file; the time to open the workspace and count the rows alone stands beside it.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time

try:
    import numpy as np
except ImportError:
    np = None
try:
    import polars as pl
except ImportError:
    pl = None

PUPILS = 10_000_000
SCHOOLS, COHORT = 3_400, 180


def table(rows, schools):
    """Pupils with a score of 81 to 160 twice, a group and a school, which DuckDB and numpy can make alike."""
    return (
        f"select i % {schools} as school, (i * 7919 % 1000003) % 4 = 0 as poor,"
        f" 80 + (i * 104729 % 1299709) % 81 + (i * 15485863 % 179424673) % 81 - case when (i * 7919 % 1000003) % 4 = 0"
        f" then 15 else 0 end as score from range({rows}) r(i)"
    )


def arrays(rows, schools):
    i = np.arange(rows, dtype=np.int64)
    poor = (i * 7919 % 1000003) % 4 == 0
    score = 80 + (i * 104729 % 1299709) % 81 + (i * 15485863 % 179424673) % 81 - np.where(poor, 15, 0)
    return i % schools, poor, score


class Slate:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.env = {**{k: os.environ[k] for k in ("PATH", "SLATE_DUCKDB") if k in os.environ}, "HOME": folder, "LC_ALL": "C.UTF-8"}

    def run(self, workspace, line):
        command = [self.path, "--workspace", os.path.join(self.folder, workspace), "--format", "csv", "-c", line]
        start = time.perf_counter()
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=600)
        taken = time.perf_counter() - start
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return taken, done.stdout

    def load(self, workspace, rows, schools):
        """Pupils as a Parquet file, imported."""
        path = os.path.join(self.folder, workspace + ".parquet")
        self.run(workspace + ".scratch", f"{table(rows, schools)} | write {path}")
        self.run(workspace, f"import {path} --as pupils")


def gap(scores, poor):
    ranks = pl.DataFrame({"s": scores, "d": poor}).with_columns(pl.col("s").rank("average").alias("r"))
    means = ranks.group_by("d").agg(pl.col("r").mean()).sort("d")["r"]
    return 20 / len(scores) * (means[0] - means[1])


def bootstrap(school, poor, score, times=1000):
    """The index in draws of whole schools, from pupils counted by score, group and school."""
    low = score.min()
    width = score.max() - low + 1
    counts = [np.zeros((SCHOOLS, width)) for _ in range(2)]
    np.add.at(counts[0], (school[poor], score[poor] - low), 1)
    np.add.at(counts[1], (school[~poor], score[~poor] - low), 1)
    random = np.random.default_rng(1)
    values = np.empty(times)
    for index in range(times):
        drawn = np.bincount(random.integers(0, SCHOOLS, SCHOOLS), minlength=SCHOOLS)
        d, o = drawn @ counts[0], drawn @ counts[1]
        here = d + o
        rank = np.cumsum(here) - here + (here + 1) / 2
        values[index] = 20 / here.sum() * ((rank @ o) / o.sum() - (rank @ d) / d.sum())
    return np.quantile(values, [0.025, 0.975])


def alternate(rounds, a, b):
    a(), b()
    return zip(*[(a(), b()) for _ in range(rounds)])


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(name, a, b, idle, remark):
    middle = (statistics.median(a), statistics.median(b))
    print(
        f"{name:<38} {min(a):7.2f} {middle[0]:7.2f} {min(b):7.2f} {middle[1]:7.2f} {idle:7.2f} {middle[0] / middle[1]:6.1f}  {remark}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--slate", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'seconds':<38} {'A min':>7} {'median':>7} {'B min':>7} {'median':>7} {'idle':>7} {'A/B':>6}")
    with tempfile.TemporaryDirectory() as folder:
        slate = Slate(options.slate, folder)
        index = "from pupils | disadvantage index --score score --group poor"
        if pl is None or np is None:
            print(f"{'gap index, ten million pupils':<38} skipped: polars and numpy are not there")
        else:
            _, poor, score = arrays(PUPILS, SCHOOLS)
            slate.load("many", PUPILS, SCHOOLS)
            found = slate.run("many", index)[1].splitlines()[1].split(",")[1]
            expected = gap(score, poor)
            alike = abs(float(found) - expected) < 1e-3
            a, b = alternate(options.rounds, lambda: timed(lambda: gap(score, poor)), lambda: slate.run("many", index)[0])
            idle = min(slate.run("many", "select count(*) from pupils")[0] for _ in range(3))
            show("gap index, ten million pupils", a, b, idle, f"polars {pl.__version__}; " + ("alike" if alike else f"{found} and {expected}"))
        if np is None:
            print(f"{'bootstrap of 3,400 schools, 1,000 times':<38} skipped: numpy is not there")
        else:
            school, poor, score = arrays(SCHOOLS * COHORT, SCHOOLS)
            slate.load("few", SCHOOLS * COHORT, SCHOOLS)
            line = index + " --school school"
            row = slate.run("few", line)[1].splitlines()[1].split(",")
            ends = bootstrap(school, poor, score)
            near = all(abs(float(x) - y) < 0.1 * (ends[1] - ends[0]) + 0.002 for x, y in zip(row[2:4], ends))
            a, b = alternate(options.rounds, lambda: timed(lambda: bootstrap(school, poor, score)), lambda: slate.run("few", line)[0])
            idle = min(slate.run("few", "select count(*) from pupils")[0] for _ in range(3))
            show("bootstrap of 3,400 schools, 1,000 times", a, b, idle, f"numpy {np.__version__}; " + ("alike" if near else f"{row[2:4]} and {ends}"))


main()
