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
import random
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
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SLATE_DUCKDB") if name in os.environ}
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

    def alternate(self, a, b, rounds=None):
        a(), b()  # once for the caches of the disk
        times = [(a(), b()) for _ in range(rounds or self.options.rounds)]
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

    def sizes(self, rows):
        """A typed import of as many rows in the standards' layout: time, and the most memory at once, beside others' readers."""
        path = wide(self.env["HOME"], rows)
        size = os.path.getsize(path) / 1e6
        db = os.path.join(self.env["HOME"], "size.duckdb")
        quoted = path.replace("'", "''")
        dialect = "auto_detect = false, header = true, delim = ',', quote = '\"', columns = " + str(
            {name: "VARCHAR" for name in WIDE}
        )
        create = "create table wide as from read_csv('{}', {})"
        python = {
            "pandas read_csv": "import pandas; pandas.read_csv({!r}, dtype='category')",
            "polars read_csv": "import polars; polars.read_csv({!r}, infer_schema_length=0)",
        }
        commands = {
            "DuckDB, sniffed": [self.options.duckdb, db, "-c", create.format(quoted, "header = true")],
            "DuckDB, dialect said": [self.options.duckdb, db, "-c", create.format(quoted, dialect)],
            **{who: ["python3", "-c", code.format(path)] for who, code in python.items()},
            "slate": [self.options.slate, "--workspace", db, "-c", f"import {shlex.quote(path)}"],
        }
        base = None
        for who, command in commands.items():
            name = f"  {rows / 1_000_000:g}M rows, {size:.0f} MB: {who}"
            try:
                if command[0] == "python3":
                    module = who.split()[0]
                    if subprocess.run(["python3", "-c", f"import {module}"], capture_output=True).returncode != 0:
                        raise Skip(f"{module} is not installed: python3 -m pip install {module}")
                found = [measured(command, self.env, db) for _ in range(3 if rows <= 1_000_000 else 1)]
                taken, memory = min(found)[0], max(memory for _, memory in found)
                base = base or taken
                print(f"{name:<46} {taken:8.2f} s {taken / base:6.2f} {memory:8.0f} MB", flush=True)
            except (Skip, subprocess.TimeoutExpired) as reason:
                print(f"{name:<46} skipped: {reason}", flush=True)
        os.remove(path)

    def allocating(self, children, peer):
        """B places children in schools by their preferences, from a file of them; A does the same.

        A is the package `matching` (peer) in a Python of its own, or only DuckDB ranking each school's applicants.
        """

        def compare(name):
            preferences, schools = applications(self.env["HOME"], children)
            b = [self.options.slate, "--memory", "-c", f"let schools = sql \"select * from '{schools}'\"", "-c"]
            b += [
                f"sql \"select * from '{preferences}'\" | places allocate --child child --school school"
                " --preference preference --priority ranked --schools schools --places places"
            ]
            b += ["--format", "csv"]
            first = next(csv.DictReader(io.StringIO(run(b, self.env)[1].split("\n\n")[-1])))
            if peer:
                if not os.path.isdir(self.options.matching):
                    raise Skip("the Python package matching is not there; Tests/Benchmarks/run fetches it")
                env = {**self.env, "PYTHONPATH": self.options.matching}
                a = [sys.executable, os.path.join(os.path.dirname(__file__), "allocate.py"), preferences, schools]
                met = dict(zip(("first", "none"), run(a, env)[1].split()))
                if any(met[key] != first[key] for key in met):
                    raise Skip(f"the allocations differ: {met} and {first}")
                remark = f"{met['first']} first preferences in both"
            else:
                env = self.env
                ranked = "row_number() over (partition by school order by ranked) as place"
                a = [
                    self.options.duckdb,
                    "-c",
                    f"select sum(place) from (select {ranked} from read_csv('{preferences}'))",
                ]
                remark = f"{first['children']} children; A only ranks the applicants"
            # A peer that takes a minute is not asked as often as the rest.
            times = self.alternate(lambda: run(a, env)[0], lambda: run(b, self.env)[0], 3 if peer else None)
            self.line(name, *times, remark)

        return compare

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

    def calls(self, name):
        """A starts a Python script by itself, B calls it in a session; both for one call of many."""
        folder = scripts(self.env["HOME"])
        count = 20
        env = {**self.env, "SLATE_TABLE": "/dev/null", "SLATE_COLUMNS": "/dev/null"}
        alone = [os.path.join(folder, "slate-one")]
        session = [self.options.slate, "--memory", "--plugins", folder, "-c", "one"]
        run(session, self.env)  # asks the scripts what they do

        def called():
            return (run(session + ["-c", "one"] * count, self.env)[0] - run(session, self.env)[0]) / count

        times = self.alternate(lambda: sum(run(alone, env)[0] for _ in range(count)) / count, called)
        self.line(name, *times, "A is the interpreter's own start")

    def there_and_back(self, name):
        """B hands a million rows to a script and takes them back; A writes them to a file and reads that."""
        folder = scripts(self.env["HOME"])
        rows = "select i as id, i * 0.5 as half, 'area ' || i % 150 as area from range(1000000) r(i)"
        path = os.path.join(self.env["HOME"], "there.csv")
        a = [self.options.duckdb, "-c", f"copy ({rows}) to '{path}' (header true); create table t as from '{path}'"]
        b = [self.options.slate, "--memory", "--plugins", folder, "-c", f"{rows} | back | count"]
        run(b, self.env)
        count = run(b + ["--format", "csv"], self.env)[1].split()[-1]
        self.line(name, *self.alternate(lambda: run(a, self.env)[0], lambda: run(b, self.env)[0]), f"{count} rows")

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


WIDE = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code"]
WIDE += ["region_name", "new_la_code", "old_la_code", "la_name", "sex", "ethnicity", "need", "setting", "age"]
WIDE += ["pupils", "plans", "sessions", "rate_pc", "share_pc", "points"]


def wide(folder, rows):
    """A file of the standards' layout: 15 columns that say what a row is about, 6 of numbers, a tenth of which are symbols."""
    path = os.path.join(folder, f"wide{rows}.csv")
    symbols = ("z", "c", "x", "low")
    cells = []
    for index in range(997):  # a prime, so that cells and places never fall into step
        numbers = [f"{index * 37 % 50021}", f"{index * 91 % 7919}", f"{index * 1009}"]
        numbers += [f"{index % 1000 / 10}", f"{index * 7 % 1000 / 10}", f"{index * 13 % 9000 / 100}"]
        for place in range(6):
            if (index + place * 5) % 10 == 0:
                numbers[place] = symbols[(index + place) % 4]
        cells.append(",".join(numbers))
    groups = [
        f"{sex},Ethnic group {ethnicity},Need {need},Setting {setting},{age}"
        for sex in ("Total", "Female", "Male")
        for ethnicity in range(20)
        for need in range(13)
        for setting in range(4)
        for age in ("Total", "Under 5", "5 to 10", "11 to 15", "16 and over")
    ]
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(WIDE) + "\n")
        written, turn = 0, 0
        while written < rows:
            year, place = 2010 + turn // 153 % 15, turn % 153
            head = f"{year},Calendar year,Local authority,E92000001,England,E1200000{place % 9 + 1},Region {place % 9},"
            head += f"E0{6000001 + place},{201 + place},Authority {place},"
            some = groups[: rows - written]
            file.writelines(f"{head}{group},{cells[(written + at) % 997]}\n" for at, group in enumerate(some))
            written, turn = written + len(some), turn + 1
    return path


def measured(command, env, db):
    """Seconds that a command takes, and the most memory that it holds at once, in MB."""
    for old in glob.glob(db + "*"):
        os.remove(old)
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode(errors="replace").strip().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0:
        raise Skip(f"{os.path.basename(command[0])} failed: {said[-1] if said else 'nothing said'}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024

def applications(folder, children):
    """Six preferences of each child for schools, one for 176 children, with the rank that each school gives the child."""
    draws = random.Random(children)
    preferences, schools = (os.path.join(folder, f"{name}-{children}.csv") for name in ("preferences", "schools"))
    number = max(7, round(children / 600_000 * 3_400))
    ranks = list(range(children))
    if not os.path.exists(preferences):
        with open(preferences, "w", encoding="utf-8") as file:
            file.write("child,school,preference,ranked\n")
            draws.shuffle(ranks)
            for child in range(children):
                home = draws.randrange(number)
                near = draws.sample(range(home, home + 12), 6) if number > 12 else draws.sample(range(number), 6)
                for place, school in enumerate(near, 1):
                    # Every school has an order of its own: the lots, turned by its number.
                    rank = (ranks[child] + (school % number) * 7919) % children
                    file.write(f"{child},{school % number},{place},{rank}\n")
        with open(schools, "w", encoding="utf-8") as file:
            file.write("school,places\n")
            for school in range(number):
                file.write(f"{school},{round(children / number * draws.uniform(0.8, 1.25))}\n")
    return preferences, schools

def scripts(home):
    """A folder with two scripts: one answers a row, one gives back what it gets."""
    folder = os.path.join(home, "scripts")
    os.makedirs(folder, exist_ok=True)
    one = """#!/usr/bin/env python3
import sys
if sys.argv[1:] == ["--slate-describe"]:
    print('{"command": {"abstract": "Answers a row."}}')
else:
    print("a\\n1")
"""
    back = """#!/bin/sh
if [ "$1" = --slate-describe ]; then
  echo '{"command": {"abstract": "Gives back what it gets.", "input": "required"}}'
else
  cat "$SLATE_TABLE"
fi
"""
    for name, text in (("one", one), ("back", back)):
        path = os.path.join(folder, "slate-" + name)
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(path, 0o755)
    return folder


def million(folder):
    """A data file of a million rows in the layout of the open data standards, with its metadata."""
    path = os.path.join(folder, "million.csv")
    places = [f"{number},E0500{number}" for number in range(1000, 1500)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("time_period,time_identifier,geographic_level,country_code,country_name,ward_name,ward_code,")
        file.write("sex,age,headcount,absence_rate\n")
        for year in range(2000, 2020):
            for place in places:
                for sex in ("Total", "Female", "Male", "Unknown"):
                    for age in ("Total", *range(1, 25)):
                        kind = "Calendar year,Ward,E92000001,England"
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
    parser.add_argument("--matching", type=os.path.abspath, default=".deps/matching")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sizes", default="1,5")
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
            "places allocate, 3,000 (matching)": bench.allocating(3_000, True),
            "places allocate, 600,000 (rank)": bench.allocating(600_000, False),

            "a script's call": bench.calls,
            "a script, a million rows and back": bench.there_and_back,
            "check the notebooks that ship": bench.notebooks,
            "survival, 5 million careers": bench.survival,
        }
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {options.rounds} rounds, milliseconds")
        print(f"{'':<34} {'DuckDB (A)':>17} {'slate (B)':>17} {'':>7}")
        print(f"{'':<34} {'min':>8} {'median':>8} {'min':>8} {'median':>8} {'B/A':>7}")
        for name, compare in rows.items():
            bench.row(name, compare)
        print("\nimport of large files: the best of three or, beyond a million rows, once; the ratio is to the first line")
        for size in options.sizes.split(","):
            bench.sizes(int(float(size) * 1_000_000))


main()
