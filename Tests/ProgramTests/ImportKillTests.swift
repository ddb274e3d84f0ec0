import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite(
  "An import that is killed", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ImportKillTests {
  private static let rows = 1500

  @Test("What was reported as done is there, and nothing by halves", .timeLimit(.minutes(3)))
  func killed() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "slate-kill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var text = "time_period,la_name,pupils,rate\n"
    for row in 1...Self.rows { text += "2024,Place \(row % 150),\(row),\(row % 9 == 0 ? "z" : "1.5")\n" }
    try Data(text.utf8).write(to: folder.appending(path: "long.csv"))

    var random = SplitMix(state: 7)
    var reported: Set<String> = []
    var hasCutShort = false
    for round in 0..<20 {
      let lines = (0..<60).flatMap { ["-c", "import long.csv --as t\(round)_\($0)"] }
      let program = try Program(["--workspace", "w.slate"] + lines, in: folder.path)
      // Every other one has surely imported something, however busy the machine is.
      if round.isMultiple(of: 2) { _ = await program.says("is the table t\(round)_0.") }
      try await Task.sleep(for: .milliseconds(Int(random.next() % 400)))
      let said = await program.kill()
      let names = (0..<60).map { "t\(round)_\($0)" }.filter { said.contains("is the table \($0).\n") }
      hasCutShort = hasCutShort || (1..<60).contains(names.count)
      reported.formUnion(names)
      guard FileManager.default.fileExists(atPath: folder.appending(path: "w.slate").path) else { continue }
      try await check(folder.appending(path: "w.slate").path, reported)
    }
    #expect(hasCutShort && reported.count > 10)
  }

  private func check(_ path: String, _ reported: Set<String>) async throws {
    let connection = try Database.open(.file(path)).connect()
    let catalog = Catalog(connection)
    try await catalog.prepare()
    let datasets = try await catalog.all()
    #expect(reported.isSubset(of: Set(datasets.map(\.name))))
    for dataset in datasets {
      let row = try await connection.collect(
        "select count(*), count(rate), count(rate_symbol) from \(schema: Dataset.schema, table: dataset.table)"
      ).row(0)
      let symbols = Self.rows / 9
      #expect(
        row == [.integer(Self.rows), .integer(Self.rows - symbols), .integer(symbols)], "\(dataset.table)")
    }
    let tables = try await connection.collect(
      "select count(*) from duckdb_tables() where schema_name = \(Dataset.schema)"
    ).row(0)[0].integer
    #expect(tables == datasets.count)
  }
}

/// The generator of Steele, Lea and Flood (2014), so that the moments are the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
