import Foundation
import SlateKit
import SlateTestSupport
import Testing

/// Tables that go to a script and come back, in every form of the protocol and by both helpers.
@Suite(
  "There and back", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct FormTests {
  private static let hasPython = ShippedTests.succeeds("python3", "-c", "import csv")
  private static let hasPandas = ShippedTests.succeeds("python3", "-c", "import pandas, pyarrow")
  private static let hasR = ShippedTests.succeeds("Rscript", "-e", "1")

  /// Whole numbers that no float holds, days, times, numbers that need all digits, texts with every mark of CSV, and a number that is
  /// missing with its symbol.
  private static let table = #"""
    select 9007199254740993 as big, 12 as n, cast(null as varchar) as n_symbol, 0.1::double + 0.2::double as x, date '2024-09-01' as day,
      timestamp '2024-09-01 12:30:00' as at, 'a, "b"' || chr(10) || 'é' as words, '007' as code, true as flag
    union all select -9223372036854775807, null, 'c', 1e-9, null, null, 'NA', null, null
    union all select null, 3, null, null, date '1999-12-31', timestamp '1999-12-31 23:59:59', null, '12', false
    """#

  private func bench(_ script: String) throws -> Bench {
    let folder = Surroundings.root.appending(path: "Plugins/Scripts")
    let bench = try Bench(["same": script])
    for helper in ["slate.py", "slate.R"] {
      try bench.scratch.write(
        String(contentsOf: folder.appending(path: helper), encoding: .utf8), to: helper)
    }
    // The helpers were not there yet when the script was asked first.
    bench.workbench.registry.remove("same")
    let path = bench.scratch.path("slate-same")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 5)], ofItemAtPath: path)
    bench.load(limits: .init(seconds: 60, bytes: 1 << 20))
    return bench
  }

  private func values(_ bench: Bench, _ line: String) async throws -> Table {
    let relation = try #require(try await bench.workbench.interpreter.run(line)?.relation)
    return try await bench.workbench.session.connection.collect(relation)
  }

  /// What must hold of a script that gives back what it gets.
  private func check(_ bench: Bench) async throws {
    let (before, after) = (
      try await values(bench, Self.table), try await values(bench, Self.table + " | same")
    )
    #expect(after.columns.map(\.name) == before.columns.map(\.name), "\(bench.refusals)")
    #expect(after.columns.map(\.kind) == before.columns.map(\.kind))
    for row in 0..<before.rowCount where row < after.rowCount { #expect(after.row(row) == before.row(row)) }
    #expect(after.rowCount == before.rowCount)
    // Without a row the columns are what they were.
    let empty = try await values(bench, Self.table + " | where big = 1 | same")
    #expect(empty.rowCount == 0 && empty.columns.map(\.kind) == before.columns.map(\.kind))
  }

  @Test(
    "A script without a helper gives back the file that it got", arguments: ["csv", "parquet"])
  func plain(form: String) async throws {
    let more = #""input": "required", "takes": "\#(form)", "gives": "\#(form)""#
    try await check(bench(Bench.shell("same", "cat \"$SLATE_TABLE\"", more)))
  }

  private static func python(_ words: String, _ body: String = "return table") -> String {
    "#!/usr/bin/env python3\nimport slate\n\n@slate.command('Gives it back.', input='required', \(words))\n"
      + "def same(table):\n    \(body)\n\nslate.main(version='1.0.0')\n"
  }

  @Test(
    "Python's plain rows, as CSV and as JSON", .enabled(if: hasPython, "python3 is not here."),
    arguments: ["csv", "json"])
  func rows(gives: String) async throws { try await check(bench(Self.python("gives='\(gives)'"))) }

  @Test(
    "Python's DataFrame, in all forms there and back",
    .enabled(if: hasPandas, "python3 has no pandas and pyarrow here."),
    arguments: ["csv", "parquet"], ["csv", "json", "parquet"])
  func pandas(takes: String, gives: String) async throws {
    try await check(bench(Self.python("pandas=True, takes='\(takes)', gives='\(gives)'")))
  }

  @Test("R's data frame", .enabled(if: hasR, "Rscript is not here."))
  func frame() async throws {
    try await check(
      bench(
        """
        #!/usr/bin/env Rscript
        source(file.path(Sys.getenv("SLATE_FOLDER", "."), "slate.R"))
        slate_command("same", "Gives it back.", input = "required", run = function(table) table)
        slate_main(version = "1.0.0")
        """))
  }

  @Test("A result without a row has the columns that the script announces", .enabled(if: hasPython))
  func announced() async throws {
    let declared = try bench(
      Self.python("columns=[slate.meaning('rate', 'Rate', unit='%', kind='number')]", "return []"))
    #expect(try await declared.workbench.run("select 1 as a | same").text == "rate\n")
    let silent = try bench(Self.python("pandas=False", "return []"))
    #expect(
      await silent.failure("select 1 as a | same").contains("found no row, and does not say which columns"))
  }

  @Test(
    "JSON that is no table, or another than its columns say, is an error in words",
    arguments: [
      ("{\"columns\": [], \"rows\": []}", "its JSON names no columns"), ("[]", "its JSON names no columns"),
      ("[{\"n\": 1}, {\"n\": [2]}]", "a cell of 'n' is a list or an object"),
      ("[1, 2]", "it is no JSON of a table"),
      ("{\"columns\": [\"n\"], \"rows\": [[1, 2]]}", "row 1 has 2 cells, and there are 1 columns"),
      ("{\"columns\": [\"n\", \"N\"], \"rows\": []}", "two of its columns have one name"),
      ("[{\"n\": \"many\"}]", "it says that 'n' is integer, and a cell holds 'many'"),
      ("[{\"n\": 1.5}]", "it says that 'n' is integer, and a cell holds '1.5'"),
      ("[{\"n\": \"z\"}, {\"n\": 2}]", ""),
    ])
  func json(_ text: String, _ expected: String) async throws {
    let columns =
      text.contains("[]") || text.contains("\"N\"") ? "" : #""columns": [{"name": "n", "kind": "integer"}], "#
    let bench = try Bench.trying("printf '%s' '\(text)'", columns + #""gives": "json""#)
    let found = await bench.failure("try")
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
  }

  @Test(
    "Parquet with other types than the script says, or none at all, is an error in words",
    arguments: [
      ("number", "select 'many' as n", "it says that 'n' is number, and its cells are text"),
      ("date", "select 1 as n", "it says that 'n' is date, and its cells are integer"),
      ("number", "select 'infinity'::double as n", "a cell of 'n' is infinite"),
      ("text", "select null::integer as n", ""), ("number", "select 1 as m", "it lacks the column 'n'"),
    ])
  func parquet(_ kind: String, _ query: String, _ expected: String) async throws {
    let bench = try Bench.trying(
      "cat \"$SLATE_TABLE\"",
      #""input": "required", "takes": "parquet", "gives": "parquet", "columns": [{"name": "n", "kind": "\#(kind)"}]"#
    )
    let found = await bench.failure(query + " | try")
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
    let none = try Bench.trying("echo PAR1", #""gives": "parquet""#)
    #expect(await none.failure("try").contains("it is no Parquet"))
  }

  @Test("Labels and units that would change a screen, and decimals beyond sense, do not")
  func meanings() async throws {
    let bench = try Bench.trying(
      "printf 'n\\n1.5\\n'",
      #""columns": [{"name": "n", "label": "A\u001b[31m\nB", "unit": "%\u0007", "decimals": 99}]"#)
    let column = try #require(try await bench.workbench.interpreter.run("try")?.relation?.column("n"))
    #expect(column.label == "A [31m B" && column.unit == "%" && column.decimals == 12)
  }
}
