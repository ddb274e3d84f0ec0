import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite("Layouts and packings", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct LayoutTests {
  private static let head = "time_period,time_identifier,geographic_level,plans\n"
  private static let line = "2024,Calendar year,National,"

  @Test("A gzip file of one or two parts is read as its contents, whose fingerprint it has")
  func gzip() async throws {
    let bench = try await Bench()
    let plain = try await bench.load(
      try bench.write("plain.csv", Self.head + Self.line + "12\n" + Self.line + "c\n"))
    let packed = try await bench.load(try bench.write("plans.csv.gz", PackedFiles.gzip))
    #expect(packed.dataset.name == "plans")
    #expect(packed.dataset.rows == 2)
    #expect(packed.dataset.fingerprint == plain.dataset.fingerprint)
    #expect(packed.dataset.origin.contains("plans.csv.gz"))
    let two = try await bench.load(try bench.write("two.csv.gz", PackedFiles.gzipOfTwoParts))
    #expect(two.dataset.rows == 3)
  }

  @Test(
    "Of a release, every data file is read with its metadata; a broken one is refused by itself, and nothing is written elsewhere"
  )
  func release() async throws {
    let bench = try await Bench()
    let outcomes = try await bench.loadAll(try bench.write("release.zip", PackedFiles.release))
    var (read, refused, left): ([String], [String], [String]) = ([], [], [])
    for outcome in outcomes {
      switch outcome {
      case .imported(let report): read.append(report.dataset.name)
      case .refused(let file, let error):
        refused.append(file)
        #expect(error.message.contains("Line 2"))
      case .leftAlone(let file): left.append(file)
      }
    }
    #expect(read == ["plans", "escape"])
    #expect(refused == ["data/broken.csv"])
    #expect(left == ["guide.txt"])
    let plans = try #require(try await Catalog(bench.connection).all().first { $0.name == "plans" })
    #expect(plans.column("plans")?.label == "Plans in force")
    #expect(plans.origin == "in release.zip")
    let around = bench.folder.deletingLastPathComponent().appending(path: "escape.csv").path
    #expect(!FileManager.default.fileExists(atPath: around))
  }

  @Test(
    "Archives that lie about themselves are refused",
    arguments: [
      ("bomb", PackedFiles.bomb, "more than is allowed"), ("encrypted", PackedFiles.encrypted, "encrypted"),
      ("damaged", PackedFiles.damaged, "checksum"),
    ])
  func lies(name: String, bytes: Data, says: String) async throws {
    let bench = try await Bench()
    let path = try bench.write("\(name).zip", bytes)
    let error = await #expect(throws: DatasetError.self) { try await bench.load(path) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(try await bench.leftovers() == [])
    let stored = try await bench.load(try bench.write("stored.zip", PackedFiles.stored))
    #expect(stored.dataset.rows == 2)
  }

  @Test("A workbook's table is found below its title, with dates, symbols and superscripts")
  func workbook() async throws {
    let bench = try await Bench()
    let outcomes = try await bench.loadAll(try bench.write("rates.xlsx", PackedFiles.workbook))
    let reports = outcomes.compactMap { if case .imported(let report) = $0 { report } else { nil } }
    let report = try #require(reports.first)
    #expect(reports.count == 1)
    #expect(report.dataset.name == "rates_rates_1")
    #expect(report.dataset.columns.map(\.name) == ["Area", "Rate", "Day", "Share"])
    let row = try await bench.row(
      "select \"Area\", \"Rate\"::double, \"Day\"::varchar, \"Share\"::double from rates_rates_1 where \"Area\" <> 'Kent'"
    )
    #expect(row == [.text("Leeds & Hull"), .number(1.5), .text("2024-09-01"), .number(0.25)])
    #expect(
      try await bench.row("select \"Rate_symbol\"::varchar from rates_rates_1 where \"Area\" = 'Kent'") == [
        .text("c")
      ])
    for part in ["row 3", "from row 7", "percentages", "dates"] {
      #expect(report.oddities.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test("Other encodings and separators are converted, and that is said")
  func encodings() async throws {
    let text = "la_name;plans\nCafé – Nord;12\nHull, City of;c\n"
    let commas = "la_name,plans\nCafé – Nord,12\n\"Hull, City of\",c\n"
    var windows = Data()
    for scalar in commas.unicodeScalars {
      windows.append(scalar == "–" ? 0x96 : UInt8(truncatingIfNeeded: scalar.value))
    }
    let variants: [(Data, String)] = [
      (Data(text.utf8), "separated by ';'"),
      (Data(text.replacing(";", with: "\t").utf8), "separated by tabs"),
      (Data(text.replacing(";", with: "|").replacing("\n", with: "\r\n").utf8), "separated by '|'"),
      (windows, "Windows-1252"),
      (Data([0xff, 0xfe]) + (commas.data(using: .utf16LittleEndian) ?? Data()), "UTF-16"),
      (Data([0xfe, 0xff]) + (commas.data(using: .utf16BigEndian) ?? Data()), "UTF-16"),
    ]
    for (bytes, says) in variants {
      let bench = try await Bench()
      let report = try await bench.load(try bench.write("v.csv", bytes))
      #expect(report.oddities.contains { $0.contains(says) }, "\(says)")
      let names = try await bench.connection.collect("select la_name, plans, plans_symbol::varchar from v")
      #expect(names.row(0)[0...1] == [.text("Café – Nord"), .integer(12)], "\(says)")
      #expect(names.row(1)[0] == .text("Hull, City of"))
      #expect(names.row(1)[2] == .text("c"))
    }
  }

  @Test("Titles, notes, blank rows and blank columns around a table are found and said")
  func printed() async throws {
    let bench = try await Bench()
    let report = try await bench.load(
      try bench.write(
        "p.csv",
        "Table 1: plans1,,,\n,,,\nArea,Plans,,\n,2023,2024,\nLeeds2,\"1,200\",c,\nHull,3,4,\n,,,\n1. A note,,,\n2. Another,,,\n"
      ))
    #expect(report.dataset.columns.map(\.name) == ["Area", "Plans 2023", "Plans 2024"])
    let rows = try await bench.connection.collect("select \"Area\", \"Plans 2023\" from p")
    #expect(rows.row(0) == [.text("Leeds"), .integer(1200)])
    #expect(rows.rowCount == 2)
    for part in ["lines 3 to 4", "Leeds2 (line 5)", "from line 8", "are notes"] {
      #expect(report.oddities.contains { $0.contains(part) }, "\(part): \(report.oddities)")
    }
    let trailing = try await bench.load(try bench.write("t.csv", "a,b,,\n1,2,,\n3,4,,\n,,,\n"))
    #expect(trailing.dataset.columns.map(\.name) == ["a", "b"])
    #expect(trailing.dataset.rows == 2)
    #expect(!trailing.oddities.isEmpty)
  }

  @Test("Decimal commas are never taken for numbers")
  func decimalCommas() async throws {
    let bench = try await Bench()
    let report = try await bench.load(try bench.write("d.csv", "la_name;rate\nLeeds;1,5\nHull;2,25\n"))
    #expect(report.dataset.column("rate")?.role == .dimension)
    #expect(report.oddities.contains { $0.contains("'1,5'") && $0.contains("line 2") })
  }

  @Test("JSON records keep numbers, symbols and nested values")
  func json() async throws {
    for text in [
      "[{\"la\":\"Leeds\",\"n\":1.5,\"k\":{\"a\":1}},\n {\"la\":\"Hull\",\"n\":\"c\",\"k\":null}]",
      "{\"la\":\"Leeds\",\"n\":1.5,\"k\":{\"a\":1}}\n{\"la\":\"Hull\",\"n\":\"c\",\"k\":null}\n",
    ] {
      let bench = try await Bench()
      let report = try await bench.load(try bench.write("j.json", text))
      let rows = try await bench.connection.collect("select la, n::double, n_symbol::varchar, k from j")
      #expect(rows.row(0)[0...1] == [.text("Leeds"), .number(1.5)])
      #expect(rows.row(0)[3] == .text("{\"a\":1}"))
      #expect(rows.row(1)[2] == .text("c"))
      #expect(report.oddities.contains { $0.contains("Nested values in k") })
    }
  }

  @Test("Parquet keeps the types of its columns")
  func parquet() async throws {
    let bench = try await Bench()
    let path = bench.folder.appending(path: "p [1].parquet").path
    let copy: SQL = """
      copy (select date '2024-09-01' as day, true as flag, 0.1::double as share, 12::decimal(9, 2) as cost, 'x' as seen,
        [1, 2] as list, 301.0::double as la_code) to \(path) (format parquet)
      """
    _ = try await bench.connection.execute(copy.inlined)
    let report = try await bench.load(path)
    #expect(
      report.dataset.columns.map(\.kind) == [.moment, .boolean, .number, .decimal, .text, .text, .text]
        || report.dataset.columns.map(\.kind) == [
          .moment, .boolean, .number, .decimal, .integer, .text, .text,
        ])
    #expect(
      try await bench.row("select la_code, list, share from p_1") == [
        .text("301"), .text("[1,2]"), .number(0.1),
      ])
  }

  @Test("Contradictory time periods are said, and kept")
  func periods() async throws {
    let bench = try await Bench()
    let report = try await bench.load(
      try bench.write(
        "p.csv",
        "time_period,time_identifier,n\n202425,Calendar year,1\n0,Academic year,2\n2016-17 (OT),Academic year,3\n2024/25,Academic year,4\nJan 2025,January,5\n202427,Academic year,6\n"
      ))
    #expect(report.oddities.count { $0.contains("time period") } == 3)
    #expect(report.oddities.contains { $0.contains("'202425'") && $0.contains("line 2") })
    #expect(report.oddities.contains { $0.contains("'0'") })
    #expect(report.oddities.contains { $0.contains("'202427'") })
    #expect(report.dataset.rows == 6)
  }

  @Test("Rows of individuals are marked, also where the file is there already")
  func individuals() async throws {
    let bench = try await Bench()
    let path = try bench.write("i.csv", "a,b\n1,2\n")
    try await bench.load(path)
    let importer = Importer(bench.connection) { _, _ in }
    _ = try await importer.importFile(path, as: nil, origin: "a test", individuals: true)
    #expect(try await Catalog(bench.connection).all().map(\.individuals) == [true])
  }
}
