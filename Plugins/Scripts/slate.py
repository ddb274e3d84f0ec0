"""Commands of Slate in Python: put this file beside your script.

    #!/usr/bin/env python3
    import slate

    @slate.command("Counts the rows of each value of a column.", input="required",
                   examples=[slate.example("from published | tally level", "rows by level")])
    def tally(table, column: slate.column("The column to count by.")):
        counts = {}
        for row in table:
            counts[row[column]] = counts.get(row[column], 0) + 1
        return [{column: value, "rows": count} for value, count in sorted(counts.items())]

    slate.main(version="1.0.0", sources=["Where the method is described."])

The file is called slate-tally, may be executed, and lies in a folder that SLATE_PLUGINS or --plugins names. A parameter without a
default is an argument, one with a default an option, and one whose default is False a flag. A function that has a parameter
`table` works on the table before it. What it returns is printed as the result: a list of dictionaries, or a pandas DataFrame.
"""

import csv
import inspect
import io
import json
import os
import random as _random
import sys

PROTOCOL = "1.0"
_commands = []


# --- Declarations


class Argument:
    """What a value must be, and what it is for."""

    def __init__(self, kind, help, values=None):
        self.kind, self.help, self.values = kind, help, values


def text(help):
    """Any text."""
    return Argument("text", help)


def integer(help):
    """A whole number; the function gets an int."""
    return Argument("integer", help)


def number(help):
    """A number; the function gets a float."""
    return Argument("number", help)


def flag(help):
    """Given or not; the function gets a bool, and its default is False."""
    return Argument("flag", help)


def choice(help, values):
    """One of a list of texts."""
    return Argument("text", help, list(values))


def column(help):
    """A column of the table before the command; completed, and checked."""
    return Argument("column", help)


def area(help):
    """England, a region or an authority; the function gets its official name."""
    return Argument("area", help)


def years(help):
    """A year or a range of years, as typed: 2024, 2019-2024, 2019-."""
    return Argument("years", help)


def file(help):
    """A file; the function gets its whole path."""
    return Argument("file", help)


def table(help):
    """A table by its name; the function gets its rows."""
    return Argument("table", help)


def meaning(name, label=None, unit=None, decimals=None, kind=None):
    """What a column of the result means. `kind` is text, integer, number, boolean or date; without it the cells decide."""
    found = {"name": name, "label": label, "unit": unit, "decimals": decimals, "kind": kind}
    return {key: value for key, value in found.items() if value is not None}


def example(line, summary, shows=()):
    """A line that shows the command at work, what it answers, and figures that must stand in its result."""
    return {"line": line, "summary": summary, "shows": list(shows)}


def command(abstract, discussion=None, input="none", takes="csv", gives="csv", inputs=(), columns=(), examples=(),
            seconds=None, pandas=False):
    """Makes a command of a function.

    input     "none", "optional" or "required": whether a table comes before it
    takes     "csv" or "parquet" (which needs pandas and pyarrow): the form in which tables come
    gives     "csv", "json" or "parquet" (which needs pandas and pyarrow): the form in which the result goes back
    inputs    names of further tables that it reads with slate.read(name)
    columns   what its columns mean, each slate.meaning(...)
    seconds   how long it may run, where ten minutes are not right
    pandas    whether tables come as pandas DataFrames
    """

    def register(function):
        _commands.append({
            "function": function, "abstract": abstract, "discussion": discussion, "input": input, "takes": takes,
            "gives": gives, "inputs": list(inputs), "columns": list(columns), "examples": list(examples), "seconds": seconds,
            "pandas": pandas,
        })
        return function

    return register


# --- What a function may say while it runs


def _say(**message):
    sys.stderr.write(json.dumps(message) + "\n")
    sys.stderr.flush()


def progress(fraction, label="working"):
    """Says how far it is, 0 to 1."""
    _say(progress=fraction, label=label)


def note(sentence):
    """A sentence that explains the figures."""
    _say(note=sentence)


def warn(sentence):
    """A sentence that changes how the figures may be used."""
    _say(warning=sentence)


def columns(*meanings):
    """What the columns of this result mean, where the command could not know before."""
    _say(columns=list(meanings))


class Failure(Exception):
    """An error for the person who typed the line: a whole sentence, what would work, and the word that is wrong."""

    def __init__(self, sentence, hint="", argument=None):
        super().__init__(sentence)
        self.sentence, self.hint, self.argument = sentence, hint, argument


def seed():
    """What everything random begins from."""
    return int(os.environ.get("SLATE_SEED", "1"))


def random():
    """A generator that begins from the session's seed."""
    return _random.Random(seed())


# --- Tables


class Table(list):
    """Rows as dictionaries. Numbers are int or float, a missing one is None, and its symbol stands in NAME_symbol."""

    def __init__(self, rows, meanings):
        super().__init__(rows)
        self.meanings = meanings

    def names(self):
        """The names of the columns."""
        return [found["name"] for found in self.meanings]


def _value(text, kind):
    if text == "":
        return None
    if kind == "integer":
        return int(float(text)) if "e" in text.lower() else int(text.split(".")[0])
    if kind in ("number", "decimal"):
        return float(text)
    if kind == "boolean":
        return text.lower() == "true"
    return text


def _meanings(path):
    with open(path, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _frame(path, kinds):
    """A DataFrame with whole numbers exact: where some are missing, and others too large for a float, as Int64."""
    import pandas
    if path.endswith(".parquet"):
        import pyarrow.parquet
        whole = {f"{sign}int{bits}": getattr(pandas, f"{sign.upper()}Int{bits}Dtype")()
                 for sign in ("", "u") for bits in (8, 16, 32, 64)}
        frame = pyarrow.parquet.read_table(path).to_pandas(types_mapper=lambda kind: whole.get(str(kind)))
    else:
        types = {"integer": "Int64", "number": "float64", "decimal": "float64", "boolean": "boolean"}
        frame = pandas.read_csv(path, dtype={name: types.get(kind, "str") for name, kind in kinds.items()},
                                keep_default_na=False, na_values=[""], float_precision="round_trip", encoding="utf-8")
    for name in frame:
        cells = frame[name]
        if pandas.api.types.is_extension_array_dtype(cells.dtype) and pandas.api.types.is_integer_dtype(cells.dtype):
            if not cells.isna().any():
                frame[name] = cells.astype("int64")
            elif cells.abs().max() is pandas.NA or cells.abs().max() <= 2 ** 53:
                frame[name] = cells.astype("float64")
    return frame


def _load(path, meanings, as_pandas):
    found = _meanings(meanings)
    kinds = {item["name"]: item["kind"] for item in found}
    if as_pandas:
        frame = _frame(path, kinds)
        frame.attrs["meanings"] = found
        return frame
    if path.endswith(".parquet"):
        import pyarrow.parquet
        return Table(pyarrow.parquet.read_table(path).to_pylist(), found)
    with open(path, newline="", encoding="utf-8") as stream:
        rows = csv.reader(stream)
        names = next(rows, [])
        own = [kinds.get(name, "text") for name in names]
        return Table(
            [{name: _value(cell, kind) for name, kind, cell in zip(names, own, row)} for row in rows], found)


def read(name, pandas=False):
    """A table that the command named among its inputs."""
    start = os.path.join(os.environ["SLATE_INPUTS"], name)
    form = os.environ.get("SLATE_FORM", "csv")
    return _load(start + "." + form, start + ".columns.csv", pandas)


def _write(result, item, stream):
    rows, names = result, []
    if not hasattr(result, "to_csv"):
        rows = list(result or [])
        names = list(dict.fromkeys(name for row in rows for name in row))
        names = names or [found["name"] for found in item["columns"]] or getattr(result, "names", list)()
    if len(names or getattr(result, "columns", ())) == 0:
        raise Failure("The command found no row, and does not say which columns it would have.")
    if item["gives"] == "parquet":
        import pandas
        frame = pandas.DataFrame(rows, columns=names) if names else rows
        # Of a stream pandas takes the name, and would write a file called '<stdout>'.
        packed = io.BytesIO()
        frame.to_parquet(packed, index=False)
        stream.flush()
        stream.buffer.write(packed.getbuffer())
    elif hasattr(result, "to_csv") and item["gives"] == "csv":
        result.to_csv(stream, index=False, lineterminator="\n")
    else:
        if hasattr(result, "to_csv"):
            names = [str(name) for name in result.columns]
            # Cell by cell, so that a whole number does not become a float beside a fraction.
            rows = [dict(zip(names, row)) for row in zip(*(result[name].tolist() for name in result.columns))]
        cells = ([_cell(row.get(name)) for name in names] for row in rows)
        if item["gives"] == "json":
            json.dump({"columns": names, "rows": list(cells)}, stream, allow_nan=False, default=str)
        else:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(names)
            writer.writerows(cells)


def _cell(cell):
    # NaN, NaT and NA are missing: they are not what they are.
    missing = cell is None or type(cell).__name__ in ("NAType", "NaTType") or cell != cell
    return None if missing else cell


# --- The protocol


def _parameters(function):
    return [found for found in inspect.signature(function).parameters.values() if found.name != "table"]


def _word(name):
    return name.rstrip("_").replace("_", "-")


def _describe_argument(parameter):
    declared = parameter.annotation
    word = _word(parameter.name)
    found = {"valueName": word, "abstract": declared.help, "isRepeating": False}
    if declared.kind == "flag":
        return {**found, "kind": "flag", "names": [{"kind": "long", "name": word}], "isOptional": True}
    found["type"] = declared.kind
    if declared.values:
        found["allValues"] = declared.values
    if parameter.default is inspect.Parameter.empty:
        return {**found, "kind": "positional", "isOptional": False}
    found.update(kind="option", names=[{"kind": "long", "name": word}], isOptional=True)
    if parameter.default is not None:
        found["defaultValue"] = str(parameter.default)
    return found


def _describe_command(item):
    found = {
        "commandName": _word(item["function"].__name__), "abstract": item["abstract"], "discussion": item["discussion"],
        "arguments": [_describe_argument(parameter) for parameter in _parameters(item["function"])],
        "input": item["input"], "takes": item["takes"], "gives": item["gives"], "inputs": item["inputs"],
        "columns": item["columns"], "examples": item["examples"], "seconds": item["seconds"],
    }
    return {key: value for key, value in found.items() if value is not None}


def _convert(word, declared, as_pandas):
    if declared.kind == "integer":
        return int(word)
    if declared.kind == "number":
        return float(word)
    if declared.kind == "table":
        return read(word, as_pandas)
    return word


def _arguments(item, words):
    parameters = _parameters(item["function"])
    named = {_word(parameter.name): parameter for parameter in parameters}
    values = {parameter.name: parameter.default for parameter in parameters
              if parameter.default is not inspect.Parameter.empty}
    split = words.index("--") if "--" in words else len(words)
    for word in words[:split]:
        name, _, value = word[2:].partition("=")
        parameter = named[name]
        values[parameter.name] = True if parameter.annotation.kind == "flag" else _convert(
            value, parameter.annotation, item["pandas"])
    plain = [parameter for parameter in parameters if parameter.default is inspect.Parameter.empty]
    for parameter, word in zip(plain, words[split + 1:]):
        values[parameter.name] = _convert(word, parameter.annotation, item["pandas"])
    if "table" in inspect.signature(item["function"]).parameters:
        path = os.environ.get("SLATE_TABLE")
        values["table"] = _load(path, os.environ["SLATE_COLUMNS"], item["pandas"]) if path else None
    return values


def main(version="0.0.0", sources=(), summary=None):
    """Answers Slate: says what the commands are, or runs the one that was typed. The last line of a script."""
    words = sys.argv[1:]
    name = os.path.basename(sys.argv[0]).removeprefix("slate-")
    alone = len(_commands) == 1 and _word(_commands[0]["function"].__name__) == name
    if words[:1] == ["--slate-describe"]:
        if alone:
            root = _describe_command(_commands[0])
        else:
            root = {"commandName": name, "abstract": summary or "", "subcommands": [
                _describe_command(item) for item in _commands]}
        json.dump({"serializationVersion": 0, "protocol": PROTOCOL, "version": version, "sources": list(sources),
                   "command": root}, sys.stdout)
        return
    if not alone:
        item = next((item for item in _commands if words[:1] == [_word(item["function"].__name__)]), None)
        if item is None:
            sys.exit("This is a plugin of Slate: slate --plugins FOLDER -c '%s ...'" % name)
        words = words[1:]
    else:
        item = _commands[0]
    # Whatever a library prints is not the result.
    result, sys.stdout = sys.stdout, sys.stderr
    try:
        _write(item["function"](**_arguments(item, words)), item, result)
        result.flush()
    except Failure as failure:
        message = {"error": failure.sentence, "hint": failure.hint}
        if failure.argument is not None:
            message["argument"] = str(failure.argument)
        _say(**message)
        sys.exit(1)
