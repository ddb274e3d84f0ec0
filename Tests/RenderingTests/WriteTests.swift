import Foundation
import SlateKit
import Testing

@testable import Rendering

@Suite("write", .engine)
struct WriteTests {
  private func write(_ relation: Relation, _ words: String..., in scratch: Scratch) async throws -> [String] {
    try await Write.parse(words).run(in: Engine.session(in: scratch.folder), on: relation).notices.map(\.text)
  }

  private func content(_ name: String, in scratch: Scratch) throws -> String {
    try String(contentsOf: scratch.folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test("Each form, complete, and nothing else in the folder")
  func forms() async throws {
    let scratch = try Scratch()
    #expect(try await write(Engine.plans, "p.csv", in: scratch) == ["Wrote 2 rows to p.csv."])
    #expect(
      try content("p.csv", in: scratch)
        == "period,area,within,rate\n2024,England,44841,46.4\n2024,City of London,c,\n")
    #expect(try await write(Engine.plans, "p.tsv", "--unrounded", in: scratch) == ["Wrote 2 rows to p.tsv."])
    #expect(try content("p.tsv", in: scratch).contains("England\t44841\t46.35\n"))
    #expect(try await write(Engine.numbers(1), "n.json", in: scratch) == ["Wrote 1 row to n.json."])
    #expect(try content("n.json", in: scratch) == "[\n{\"n\":0}\n]\n")
    #expect(try await write(Engine.numbers(12_211), "n.md", in: scratch) == ["Wrote 12,211 rows to n.md."])
    #expect(try content("n.md", in: scratch).hasSuffix("| 12,210 |\n"))
    #expect(try scratch.files() == ["n.json", "n.md", "p.csv", "p.tsv"])
  }

  @Test("Parquet holds every digit, and the symbols")
  func parquet() async throws {
    let scratch = try Scratch()
    #expect(try await write(Engine.plans, "it's.parquet", in: scratch) == ["Wrote 2 rows to it's.parquet."])
    #expect(try scratch.files() == ["it's.parquet"])
    let connection = try Database.open(.memory).connect()
    let path = scratch.folder.appendingPathComponent("it's.parquet").path
    let table = try await connection.collect(SQL("select * from read_parquet(\(path))"))
    #expect(table.columns.map(\.name) == ["period", "area", "within", "rate"])
    #expect(table.row(1)[2] == .missing(.confidential))
    #expect(table.row(0)[3].double == 46.35)
  }

  @Test("Rows keep their order", arguments: ["n.csv", "n.parquet"])
  func order(_ name: String) async throws {
    let scratch = try Scratch()
    let relation = Relation(
      sql: "select i as n from range(300000) as t(i) order by (i * 7919) % 300007",
      columns: [Column("n", .integer)])
    _ = try await write(relation, name, in: scratch)
    let connection = try Database.open(.memory).connect()
    let path = scratch.folder.appendingPathComponent(name).path
    let written = try await connection.collect(
      name.hasSuffix("csv") ? "select n from read_csv(\(path))" : "select n from read_parquet(\(path))")
    let expected = try await connection.collect(relation)
    #expect(written.rowCount == 300_000)
    #expect((0..<written.rowCount).allSatisfy { written.vectors[0][$0] == expected.vectors[0][$0] })
  }

  @Test("A file that is there already stays, unless it may be replaced")
  func existing() async throws {
    let scratch = try Scratch()
    for name in ["n.csv", "n.parquet"] {
      _ = try await write(Engine.numbers(1), name, in: scratch)
      let before = try Data(contentsOf: scratch.folder.appendingPathComponent(name))
      let error = try await #require(throws: SlateError.self) {
        try await write(Engine.numbers(2), name, in: scratch)
      }
      #expect(error.message == "There is a file '\(name)' already.")
      #expect(error.hint == "--force replaces it.")
      #expect(try Data(contentsOf: scratch.folder.appendingPathComponent(name)) == before)
      _ = try await write(Engine.numbers(2), name, "--force", in: scratch)
      #expect(try Data(contentsOf: scratch.folder.appendingPathComponent(name)) != before)
    }
    #expect(try scratch.files() == ["n.csv", "n.parquet"])
  }

  @Test("A link stays, and what it leads to is replaced")
  func links() async throws {
    let scratch = try Scratch()
    _ = try await write(Engine.numbers(1), "n.csv", in: scratch)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.appendingPathComponent("link.csv").path, withDestinationPath: "n.csv")
    _ = try await write(Engine.numbers(2), "link.csv", "--force", in: scratch)
    #expect(try content("n.csv", in: scratch) == "n\n0\n1\n")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: scratch.folder.appendingPathComponent("link.csv").path) == "n.csv")
  }

  @Test("A folder that is not there, or is none, or takes no files")
  func folders() async throws {
    let scratch = try Scratch()
    let absent = try await #require(throws: SlateError.self) {
      try await write(Engine.numbers(1), "absent/n.csv", in: scratch)
    }
    #expect(absent.message == "There is no folder '\(scratch.folder.path)/absent'.")
    _ = try await write(Engine.numbers(1), "n.csv", in: scratch)
    let file = try await #require(throws: SlateError.self) {
      try await write(Engine.numbers(1), "n.csv/n.csv", in: scratch)
    }
    #expect(file.message == "Nothing can be written into '\(scratch.folder.path)/n.csv': Not a directory.")
    try FileManager.default.createDirectory(
      at: scratch.folder.appendingPathComponent("d.csv"), withIntermediateDirectories: false)
    let directory = try await #require(throws: SlateError.self) {
      try await write(Engine.numbers(1), "d.csv", "--force", in: scratch)
    }
    #expect(directory.message == "'d.csv' is there already, and is not a file.")
    #expect(try scratch.files() == ["d.csv", "n.csv"])
  }

  @Test(
    "A query that fails on its way leaves nothing behind",
    arguments: ["n.csv", "n.json", "n.md", "n.parquet"])
  func failing(_ name: String) async throws {
    let scratch = try Scratch()
    let relation = Relation(
      sql:
        "select cast(case when i = 150000 then 'x' else '1' end as integer) as n from range(200000) as t(i)",
      columns: [Column("n", .integer)])
    await #expect(throws: EngineError.self) { try await write(relation, name, in: scratch) }
    #expect(try scratch.files() == [])
  }

  @Test("An interrupted write leaves nothing behind", arguments: ["n.csv", "n.parquet"])
  func interrupted(_ name: String) async throws {
    let scratch = try Scratch()
    let task = Task { try await write(Engine.numbers(1_000_000_000_000), name, in: scratch) }
    while try scratch.files().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try scratch.files() == [])
  }
}
