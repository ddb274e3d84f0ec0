"""Times slate's methods beside what analysts use: polars and data.table ranking ten million pupils, a bootstrap of schools in
numpy, and lifelines' fit of five million careers.

A is the other library: its computation alone, with the data in its memory. B is a whole process of slate that opens a workspace
and reads the data from its file. Beside it stands what B takes for the computation alone, which is what each further line of one
session takes. A/B is A over the whole of B, the last ratio A over B's computation alone.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
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
try:
    from lifelines import KaplanMeierFitter
except ImportError:
    KaplanMeierFitter = None

PUPILS = 10_000_000
SCHOOLS, COHORT = 3_400, 180
CAREERS = 5_000_000

# A whole process of polars: its start, the same file, and the ranks.
POLARS = """
import sys
import polars as pl
ranks = pl.read_parquet(sys.argv[1], columns=["score", "poor"]).with_columns(pl.col("score").rank("average").alias("r"))
means = ranks.group_by("poor").agg(pl.col("r").mean()).sort("poor")["r"]
print(20 / len(ranks) * (means[0] - means[1]))
"""

# The same ranks in R: the seconds of each of some rounds, the index, the version.
DATA_TABLE = """
suppressMessages(library(data.table))
i <- seq(0, {rows} - 1)
poor <- ((i * 7919) %% 1000003) %% 4 == 0
pupils <- data.table(
  score = as.integer(80 + ((i * 104729) %% 1299709) %% 81 + ((i * 15485863) %% 179424673) %% 81 - ifelse(poor, 15, 0)),
  poor = poor)
for (round in seq({rounds})) {{
  start <- proc.time()[["elapsed"]]
  pupils[, r := frank(score, ties.method = "average")]
  means <- pupils[, .(r = mean(r)), keyby = poor]$r
  cat(proc.time()[["elapsed"]] - start, "\\n")
}}
cat(20 / nrow(pupils) * (means[1] - means[2]), "\\n", as.character(packageVersion("data.table")), "\\n", sep = "")
"""


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

    def run(self, workspace, line, times=1):
        command = [self.path, "--workspace", os.path.join(self.folder, workspace), "--format", "csv"] + ["-c", line] * times
        start = time.perf_counter()
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=600)
        taken = time.perf_counter() - start
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return taken, done.stdout

    def alone(self, workspace, line, more=5):
        """What a further line takes in a session that has begun."""
        return statistics.median(
            (self.run(workspace, line, 1 + more)[0] - self.run(workspace, line)[0]) / more for _ in range(3)
        )

    def load(self, workspace, rows):
        """Rows as a Parquet file, imported."""
        path = os.path.join(self.folder, workspace + ".parquet")
        self.run(workspace + ".scratch", f"{rows} | write {path}")
        self.run(workspace, f"import {path} --as {workspace}")
        return path


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


def show(name, a, b, alone, remark):
    middle = (statistics.median(a), statistics.median(b))
    print(
        f"{name:<42} {min(a):7.2f} {middle[0]:7.2f} {min(b):7.2f} {middle[1]:7.2f} {alone:7.2f} {middle[0] / middle[1]:6.1f}"
        f" {middle[0] / alone:7.1f}  {remark}",
        flush=True,
    )


def said(alike, *values):
    return "alike" if alike else f"NOT ALIKE: {values}"


def index(slate, rounds):
    """The gap index of ten million pupils, beside polars and data.table."""
    line = "from pupils | disadvantage index --score score --group poor"
    name = "gap index, ten million pupils"
    path = slate.load("pupils", table(PUPILS, SCHOOLS))
    found = float(slate.run("pupils", line)[1].splitlines()[1].split(",")[1])
    alone = slate.alone("pupils", line)

    def b():
        return slate.run("pupils", line)[0]

    if pl is None or np is None:
        print(f"{name:<42} skipped: polars and numpy are not there")
    else:
        _, poor, score = arrays(PUPILS, SCHOOLS)
        expected = gap(score, poor)
        alike = said(abs(found - expected) < 1e-3, found, expected)
        show(name, *alternate(rounds, lambda: timed(lambda: gap(score, poor)), b), alone, f"polars {pl.__version__}; {alike}")

        def process():
            command = [sys.executable, "-c", POLARS, path]
            return timed(lambda: subprocess.run(command, check=True, capture_output=True, timeout=600))

        show(name + ", processes", *alternate(rounds, process, b), alone, "A too starts and reads the file")
    a, remark = data_table(rounds)
    if a is None:
        print(f"{name + ', in R':<42} skipped: {remark}")
    else:
        expected, version = float(remark[0]), remark[1]
        times = [b() for _ in range(rounds)]
        show(name + ", in R", a, times, alone, f"data.table {version}; {said(abs(found - expected) < 1e-3, found, expected)}")


def data_table(rounds):
    """Seconds of each round in R with the index and the version, or none and why."""
    if shutil.which("Rscript") is None:
        return None, "Rscript is not there (apt-get install r-cran-data.table)"
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", DATA_TABLE.format(rows=PUPILS, rounds=rounds + 1)],
        capture_output=True, text=True, timeout=600,
    )
    if done.returncode != 0:
        return None, "R has no data.table (apt-get install r-cran-data.table)"
    lines = done.stdout.splitlines()
    return [float(line) for line in lines[1:-2]], [line.strip() for line in lines[-2:]]


def resampling(slate, rounds):
    """A thousand draws of schools, beside numpy."""
    name = "bootstrap of 3,400 schools, 1,000 times"
    if np is None:
        return print(f"{name:<42} skipped: numpy is not there")
    school, poor, score = arrays(SCHOOLS * COHORT, SCHOOLS)
    slate.load("few", table(SCHOOLS * COHORT, SCHOOLS))
    line = "from few | disadvantage index --score score --group poor --school school"
    row = slate.run("few", line)[1].splitlines()[1].split(",")
    ends = bootstrap(school, poor, score)
    near = all(abs(float(x) - y) < 0.1 * (ends[1] - ends[0]) + 0.002 for x, y in zip(row[2:4], ends))
    times = alternate(rounds, lambda: timed(lambda: bootstrap(school, poor, score)), lambda: slate.run("few", line)[0])
    show(name, *times, slate.alone("few", line), f"numpy {np.__version__}; {said(near, row[2:4], ends)}")


def survival(slate, rounds):
    """The curve of five million careers, beside lifelines' fit alone."""
    name = "Kaplan-Meier, five million careers"
    if KaplanMeierFitter is None:
        return print(f"{name:<42} skipped: lifelines is not there")
    i = np.arange(CAREERS)
    years, gone = 1 + i * 7919 % 40, i * 104729 % 10 < 7
    slate.load("careers", f"select 1 + i * 7919 % 40 as years, i * 104729 % 10 < 7 as gone from range({CAREERS}) r(i)")
    line = "from careers | staffing survival --duration years --ended gone"
    text = slate.run("careers", line)[1]
    curve = KaplanMeierFitter().fit(years, gone).survival_function_["KM_estimate"]
    alike = all(f"{100 * share:.1f}" in text for share in curve.iloc[1:])
    fits = alternate(rounds, lambda: timed(lambda: KaplanMeierFitter().fit(years, gone)), lambda: slate.run("careers", line)[0])
    show(name, *fits, slate.alone("careers", line), said(alike, "some share of survivors"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--slate", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{'seconds':<42} {'A min':>7} {'median':>7} {'B min':>7} {'median':>7} {'alone':>7} {'A/B':>6} {'A/alone':>7}")
    with tempfile.TemporaryDirectory() as folder:
        slate = Slate(options.slate, folder)
        for compare in (index, resampling, survival):
            compare(slate, options.rounds)


main()
