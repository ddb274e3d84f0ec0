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
            "a script's call": bench.calls,
            "a script, a million rows and back": bench.there_and_back,
            "check the notebooks that ship": bench.notebooks,
        }
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {options.rounds} rounds, milliseconds")
        print(f"{'':<34} {'DuckDB (A)':>17} {'slate (B)':>17} {'':>7}")
        print(f"{'':<34} {'min':>8} {'median':>8} {'min':>8} {'median':>8} {'B/A':>7}")
        for name, compare in rows.items():
            bench.row(name, compare)


main()
