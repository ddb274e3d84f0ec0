"""Times slate (B) beside DuckDB's command line (A), and holds their figures against each other.

A and B take turns, so that a slow minute of the machine falls on both. A time is a whole process: from its start to
its end, or to the moment at which its prompt is on the screen.
"""

import argparse
import csv
import glob
import io
import os
import platform
import pty
import re
import select
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ESCAPES = re.compile(rb"\x1b(\][^\x07\x1b]*(\x07|\x1b\\)|\[[0-9;?]*[A-Za-z]|[=>])")

# Slate's prompt ends in ">" or in one of the angles that end in these bytes in UTF-8.
SLATE_PROMPT = re.compile(rb"slate[^\r\n]*[>\xba\xaf] $")
DUCKDB_PROMPT = re.compile(rb"D $")

# What a terminal answers when a program asks for its colour, its kind and the place of its cursor.
ANSWERS = {
    b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x07",
    b"\x1b[c": b"\x1b[?1;2c",
    b"\x1b[6n": b"\x1b[3;1R",
}


# The careers of the row on survival, and lifelines' time for their curve and its interval, in milliseconds.
LIFELINES = """
import time
import numpy
from lifelines import KaplanMeierFitter

i = numpy.arange(5_000_000)
years, gone = 1 + i * 7919 % 40, i * 104729 % 10 < 7
start = time.perf_counter()
fitter = KaplanMeierFitter().fit(years, gone)
print((time.perf_counter() - start) * 1000)
for share in fitter.survival_function_["KM_estimate"][1:]:
    print(f"{100 * share:.1f}")
"""


class Skip(Exception):
    """Why a row has no figures."""


def environment(home):
    kept = {name: os.environ[name] for name in ("PATH", "SLATE_DUCKDB") if name in os.environ}
    return {**kept, "HOME": home, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


def run(command, env):
    """Milliseconds, and what the command wrote."""
    start = time.perf_counter()
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    taken = (time.perf_counter() - start) * 1000
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing said").splitlines()[0]
        raise Skip(f"{os.path.basename(command[0])} ended with status {done.returncode}: {said}")
    return taken, done.stdout


def prompt_time(command, prompt, env, patience=10):
    """Milliseconds until the prompt is on the screen of a new terminal."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        try:
            os.execve(command[0], command, env)
        except OSError:
            os._exit(127)
    seen = b""
    try:
        while time.perf_counter() - start < patience:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                some = os.read(terminal, 65536)
            except OSError:  # the program has ended
                break
            seen += some
            if prompt.search(ESCAPES.sub(b"", seen)):
                return (time.perf_counter() - start) * 1000
            for question, answer in ANSWERS.items():
                if question in some:
                    os.write(terminal, answer)
        said = ESCAPES.sub(b"", seen).decode(errors="replace").strip().splitlines()
        raise Skip(f"{os.path.basename(command[0])} showed no prompt; its last line was: {said[-1] if said else ''}")
    finally:
        os.kill(process, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(process, 0)


def figures(text):
    """The numbers of a CSV text, however they are written."""
    found = set()
    for row in csv.reader(io.StringIO(text)):
        for field in row:
            try:
                found.add(float(field.replace(",", "")))
            except ValueError:
                pass
    return found


class Bench:
    def __init__(self, options, home):
        self.options = options
        self.env = environment(home)

    def line(self, name, times_a, times_b, remark):
        def cells(times):
            return f"{min(times):8.1f} {statistics.median(times):8.1f}"

        ratio = statistics.median(times_b) / statistics.median(times_a)
        print(f"{name:<34} {cells(times_a)} {cells(times_b)} {ratio:7.2f}  {remark}", flush=True)

    def alternate(self, a, b):
        a(), b()  # once for the caches of the disk
        times = [(a(), b()) for _ in range(self.options.rounds)]
        return zip(*times)

    def row(self, name, compare):
        try:
            for path in (self.options.slate, self.options.duckdb):
                if not os.access(path, os.X_OK):
                    raise Skip(f"{path} is not there")
            compare(name)
        except (Skip, subprocess.TimeoutExpired) as reason:
            print(f"{name:<34} skipped: {reason}", flush=True)

    def prompts(self, name):
        a, b = self.alternate(
            lambda: prompt_time([self.options.duckdb], DUCKDB_PROMPT, self.env),
            lambda: prompt_time([self.options.slate, "--memory"], SLATE_PROMPT, self.env),
        )
        self.line(name, a, b, "")

    def screening(self, name):
        """B checks a million rows in all ways; A only reads them and counts the different rows."""
        path = million(self.env["HOME"])
        source = f"read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"')"
        a = [self.options.duckdb, "-c", f"select count(*) from (select distinct * from {source})"]
        b = [self.options.slate, "--memory", "-c", f"screen {shlex.quote(path)} --all", "--format", "csv"]
        passed = run(b, self.env)[1].count(",pass,")
        self.line(name, *self.alternate(lambda: run(a, self.env)[0], lambda: run(b, self.env)[0]), f"{passed} checks passed")

    def importing(self, name):
        """Both make a table of a million rows in a file; B also checks each cell and keeps the symbols."""
        path = million(self.env["HOME"])
        files = [os.path.join(self.env["HOME"], name) for name in ("a.duckdb", "b.duckdb")]
        a = [self.options.duckdb, files[0], "-c", f"create table million as from read_csv('{path}', header = true)"]
        b = [self.options.slate, "--workspace", files[1], "-c", f"import {shlex.quote(path)}"]

        def fresh(command, file):
            for old in glob.glob(file + "*"):
                os.remove(old)
            return run(command, self.env)[0]

        self.line(name, *self.alternate(lambda: fresh(a, files[0]), lambda: fresh(b, files[1])), "")

    def notebooks(self, name):
        """B checks every notebook that ships; A is only started as often."""
        paths = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "../../Notebooks/*.md")))
        a = [self.options.duckdb, "-c", "select 1"]

        def check():
            return sum(run([self.options.slate, "replay", path, "--check"], self.env)[0] for path in paths)

        times = self.alternate(lambda: sum(run(a, self.env)[0] for _ in paths), check)
        self.line(name, *times, f"{len(paths)} notebooks")

    def survival(self, name):
        """Both are whole processes: A makes the numbers and fits lifelines' curve, B reads them from its workspace."""
        path, workspace = (os.path.join(self.env["HOME"], name) for name in ("careers.parquet", "careers.duckdb"))
        careers = "select 1 + i * 7919 % 40 as years, i * 104729 % 10 < 7 as gone from range(5000000) as r(i)"
        run([self.options.duckdb, "-c", f"copy ({careers}) to '{path}'"], self.env)
        run([self.options.slate, "--workspace", workspace, "-c", f"import {shlex.quote(path)}"], self.env)
        line = "from careers | staffing survival --duration years --ended gone"
        b = [self.options.slate, "--workspace", workspace, "-c", line, "--format", "csv"]
        program = os.path.join(self.env["HOME"], "fit.py")
        with open(program, "w", encoding="utf-8") as file:
            file.write(LIFELINES)

        def fit():
            return run([sys.executable, program], self.env)

        wanted, got = figures("\n".join(fit()[1].splitlines()[1:])), figures(run(b, self.env)[1])
        if not wanted <= got:
            raise Skip(f"slate lacks {len(wanted - got)} of the {len(wanted)} figures that lifelines gives")
        times = self.alternate(lambda: fit()[0], lambda: run(b, self.env)[0])
        fits = sorted(float(fit()[1].splitlines()[0]) for _ in range(3))
        remark = f"A is lifelines, its fit alone {fits[1]:.0f}; {len(wanted)} figures alike"
        self.line(name, *times, remark)

    def answers(self, file, lines, sql):
        path = os.path.join(self.options.data, file)

        def compare(name):
            if not os.path.exists(path):
                raise Skip(f"{path} is not there")
            source = f"read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"')"
            a = [self.options.duckdb, "-csv", "-noheader", "-c", sql.format(source=source)]
            b = [self.options.slate, "--memory"]
            for line in [f"import {shlex.quote(path)}", *lines]:
                b += ["-c", line]
            b += ["--format", "csv"]
            wanted, got = figures(run(a, self.env)[1]), figures(run(b, self.env)[1])
            if not wanted & got:
                raise Skip(f"none of the {len(wanted)} figures that DuckDB gives is in slate's answer")
            times = self.alternate(lambda: run(a, self.env)[0], lambda: run(b, self.env)[0])
            self.line(name, *times, f"{len(wanted & got)} of {len(wanted)} figures alike")

        return compare


def million(folder):
    """A data file of a million rows in the layout of the open data standards, with its metadata."""
    path = os.path.join(folder, "million.csv")
    places = [f"{number},E1400{number}" for number in range(1000, 1500)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("time_period,time_identifier,geographic_level,country_code,country_name,pcon_name,pcon_code,")
        file.write("sex,age,headcount,absence_rate\n")
        for year in range(2000, 2020):
            for place in places:
                for sex in ("Total", "Female", "Male", "Unknown"):
                    for age in ("Total", *range(1, 25)):
                        kind = "Calendar year,Parliamentary constituency,E92000001,England"
                        file.write(f"{year},{kind},{place},{sex},{age},{year * 7 % 997},{year % 89}.5\n")
    with open(path[:-4] + ".meta.csv", "w", encoding="utf-8") as file:
        file.write("col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,")
        file.write("filter_grouping_column\nsex,Filter,Sex,,,,,\nage,Filter,Age,,,,,\n")
        file.write("headcount,Indicator,Headcount,,,0,,\nabsence_rate,Indicator,Absence rate,,%,1,,\n")
    return path


def main():
    parser = argparse.ArgumentParser()
    for name in ("slate", "duckdb", "data"):
        parser.add_argument(f"--{name}", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    plans = "send/ehc-plans-2025"
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(options, home)
        rows = {
            "start to prompt": bench.prompts,
            "import, send timeliness": bench.answers(
                f"{plans}/timeliness_20_week.csv",
                ["send timeliness --by england --years 2019-2024"],
                "select time_period, plans_issued_20_weeks_ex::int as within, plans_issued_den_ex::int as issued,"
                " round(100.0 * within / issued, 1) from {source} where geographic_level = 'National'"
                " and breakdown = 'All EHC plans issued' and time_period between '2019' and '2024' order by 1",
            ),
            "import, send plans": bench.answers(
                f"{plans}/caseload.csv",
                ["send plans --by england"],
                "select ehcplans::int from {source} where geographic_level = 'National'"
                " and breakdown_topic = 'All EHC plans' order by time_period",
            ),
            "import, send requests by region": bench.answers(
                f"{plans}/requests.csv",
                ["send requests --by region"],
                "select region_name, requests_received_in_year::int from {source} where geographic_level = 'Regional'"
                " and breakdown_topic = 'All requests for EHC needs assessments'"
                " and time_period = '2024' order by 1",
            ),
            "import, a million rows": bench.importing,
            "screen, a million rows": bench.screening,
            "check the notebooks that ship": bench.notebooks,
            "survival, 5 million careers": bench.survival,
        }
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {options.rounds} rounds, milliseconds")
        print(f"{'':<34} {'DuckDB (A)':>17} {'slate (B)':>17} {'':>7}")
        print(f"{'':<34} {'min':>8} {'median':>8} {'min':>8} {'median':>8} {'B/A':>7}")
        for name, compare in rows.items():
            bench.row(name, compare)


main()
