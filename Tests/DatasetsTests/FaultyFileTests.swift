import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite("Faulty and odd files", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct FaultyFileTests {
  static let head = "time_period,time_identifier,geographic_level,plans\n"
  static let line = "2024,Calendar year,National,"

  /// A file's bytes, and what the error must say.
  static let faults: [(name: String, bytes: Data, says: [String])] = [
    ("ragged-short", Data((head + line + "1\n2024,x\n").utf8), ["Line 3 has 2 values", "4 columns"]),
    ("ragged-long", Data((head + line + "1,2\n").utf8), ["Line 2 has 5 values"]),
    (
      "unclosed", Data((head + line + "1\n2024,\"Calendar\n" + line + "2\n").utf8),
      ["line 3", "never closed"]
    ),
    ("behind-quote", Data((head + "2024,\"a\"b,c,1\n").utf8), ["Line 2", "closing quote"]),
    (
      "bad-byte", Data((head + line + "1\n2024,café ").utf8) + Data([0xff]) + Data(",c,1\n".utf8),
      ["Line 3", "UTF-8"]
    ),
    (
      "no-text", Data((head + line + "1\n2024,caf").utf8) + Data([0x81]) + Data(",c,1\n".utf8),
      ["Line 3", "Windows-1252"]
    ),
    ("cut-character", Data((head + line + "1\n2024,a,b,caf").utf8) + Data([0xc3]), ["Line 3", "UTF-8"]),
    ("empty", Data(), ["is empty"]),
    ("blank", Data("\n\n".utf8), ["blank lines"]),
    ("header-only", Data(head.utf8), ["no rows"]),
    ("page", Data("\u{feff}<!DOCTYPE html>\n<html></html>".utf8), ["Line 1", "web page"]),
    ("zip", Data([0x50, 0x4b, 0x03, 0x04, 0]), ["ZIP", "directory"]),
    ("gzip", Data([0x1f, 0x8b, 8, 0, 0, 0]), ["ends too early"]),
    ("utf16", Data([0xff, 0xfe, 0x61, 0, 0x62]), ["UTF-16", "line 1"]),
    ("spreadsheet", Data([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), ["old kind"]),
    ("parquet", Data("PAR1 and no more".utf8), ["Parquet cannot be read"]),
    ("json", Data("{\"a\":1}\n{\"a\":\n".utf8), ["JSON cannot be read", "line"]),
    // A download that was cut off must not pass for a note below a table.
    ("cut", Data((head + line + "1\n" + line + "2\n20").utf8), ["Line 4 has 1 value"]),
    ("cut-name", Data((head + line + "1\n" + line + "2\nLeeds").utf8), ["Line 4 has 1 value"]),
    ("zeros", Data("a,b\n\0,1\n".utf8), ["zero bytes"]),
    ("mixed", Data("a,b\r\n1,2\n3,4\r\n".utf8), ["Line 2", "LF"]),
  ]

  @Test("Each fault is one clear error, and nothing is left behind", arguments: faults.indices)
  func fault(index: Int) async throws {
    let (name, bytes, says) = Self.faults[index]
    let bench = try await Bench()
    let path = try bench.write("\(name).csv", bytes)
    let error = await #expect(throws: DatasetError.self) { try await bench.load(path) }
    for part in says { #expect(error?.description.contains(part) == true, "\(error?.description ?? "")") }
    #expect(error?.description.contains("\(name).csv") == true)
    #expect(try await bench.leftovers() == [])
    // The engine is as well as before.
    try await bench.load(try bench.write("\(name)-good.csv", Self.head + Self.line + "1\n"))
  }

  @Test("Links that lead back to a folder above them are left alone, and a folder has no name of one table")
  func folders() async throws {
    let bench = try await Bench()
    let inner = bench.folder.appending(path: "all/inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    _ = try bench.write("all/inner/one.csv", Self.head + Self.line + "1\n")
    try FileManager.default.createSymbolicLink(
      atPath: inner.appending(path: "back").path, withDestinationPath: "..")
    let path = bench.folder.appending(path: "all").path
    let outcomes = try await bench.loadAll(path)
    let names = outcomes.map { outcome in
      switch outcome {
      case .imported(let report): report.dataset.table
      case .refused(let file, _): "refused \(file)"
      case .leftAlone(let file): "left \(file)"
      }
    }
    #expect(names == ["left inner/back", "one@1"])
    let refused = try await Importer(bench.connection) { _, _ in }.importAll(path, as: "name")
    guard case .refused(_, let error)? = refused.first else {
      Issue.record("A folder was given one name.")
      return
    }
    #expect(error.message.contains("this is a folder"))
  }

  @Test("What fails inside the transaction leaves nothing either")
  func insideTransaction() async throws {
    let bench = try await Bench()
    _ = try await bench.connection.execute("create table taken (a integer)")
    let path = try bench.write("taken.csv", Self.head + Self.line + "1\n")
    await #expect(throws: EngineError.self) { try await bench.load(path) }
    #expect(try await bench.leftovers() == ["table taken"])
  }

  @Test("Missing files, folders and names that are none are said")
  func paths() async throws {
    let bench = try await Bench()
    for path in ["/nowhere/at/all.csv", bench.folder.path] {
      await #expect(throws: DatasetError.self) { try await bench.load(path) }
    }
    let path = try bench.write("a.csv", "a,b\n1,2\n")
    for name in ["2a", "a b", "published", ""] {
      await #expect(throws: DatasetError.self) { try await bench.load(path, as: name) }
    }
    let meta = try bench.write("a.meta.csv", "col_name,col_type,label\n")
    await #expect(throws: DatasetError.self) { try await bench.load(meta) }
  }

  @Test("Byte order mark, Windows line ends, blank lines and a missing last line end change nothing")
  func dress() async throws {
    let plain = Self.head + Self.line + "1,234\n".replacing(",", with: "") + "2023,Calendar year,Regional,x\n"
    let variants = [
      plain, "\u{feff}" + plain, plain.replacing("\n", with: "\r\n"), plain.replacing("\n", with: "\r"),
      "\u{feff}" + plain.replacing("\n", with: "\r\n"), String(plain.dropLast()), plain + "\n\n",
      "\n" + plain,
      plain.replacing("Regional,x\n", with: "Regional,x\n\n"),
    ]
    for variant in variants {
      let bench = try await Bench()
      let report = try await bench.load(try bench.write("dress.csv", variant))
      #expect(
        report.dataset.columns.map(\.name) == ["time_period", "time_identifier", "geographic_level", "plans"])
      #expect(report.dataset.rows == 2)
      #expect(
        try await bench.row("select sum(plans), count(*), max(plans_symbol::varchar) from dress")[2]
          == .text("x"))
      #expect(try await bench.row("select sum(plans)::bigint from dress") == [.integer(1234)])
    }
  }

  @Test("Quotes that first appear after row 30,000 of 100,000 are read")
  func lateQuotes() async throws {
    let bench = try await Bench()
    var text = "time_period,la_name,plans\n"
    for row in 1...100_000 {
      text += row > 30_000 && row % 7 == 0 ? "2024,\"Hull, City of\",1\n" : "2024,Leeds,2\n"
    }
    let report = try await bench.load(try bench.write("late.csv", text))
    #expect(report.dataset.rows == 100_000)
    let hull = try await bench.row(
      "select count(*), sum(plans)::bigint from late where la_name = 'Hull, City of'")
    #expect(hull == [.integer(10_000), .integer(10_000)])
  }

  @Test("Line breaks within quotes are kept, and rows are counted as rows")
  func brokenRows() async throws {
    let bench = try await Bench()
    let report = try await bench.load(
      try bench.write("b.csv", "la_name,note,n\nA,\"two\nlines\",1\nB,x,\"1,000\"\n"))
    #expect(report.dataset.rows == 2)
    #expect(try await bench.row("select note from b where la_name = 'A'") == [.text("two\nlines")])
    #expect(report.oddities.contains { $0.contains("first in row 2") })
  }
}
