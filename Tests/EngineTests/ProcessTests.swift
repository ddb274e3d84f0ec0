import Engine
import Foundation
import Testing

@Suite(
  "Several processes", .serialized,
  .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct ProcessTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("Where there is no library, every place is listed, and what supplies it", .timeLimit(.minutes(1)))
  func absentLibrary() throws {
    let absent = try Writer("hold", scratch.path("a.slate"), library: "/absent/libduckdb.so")
    let said = absent.allOutput()
    for part in ["/absent/libduckdb.so", "make setup", "SLATE_DUCKDB"] {
      #expect(said.contains(part), "\(said)")
    }
    let broken = try Writer(
      "hold", scratch.path("a.slate"), library: try scratch.file("lib.so", Data("x".utf8)))
    #expect(broken.allOutput().contains("cannot be used"))
  }

  @Test("Acknowledged commits survive a kill at any moment, whole", .timeLimit(.minutes(3)))
  func kills() async throws {
    let path = scratch.path("work.slate")
    var acknowledged = 0
    for round in 0..<6 {
      let writer = try Writer("commits", path)
      // Every other one has surely committed something, however busy the machine is.
      let first = round.isMultiple(of: 2) ? "" : writer.firstOutput()
      try await Task.sleep(for: .milliseconds(.random(in: 80...500)))
      let said = (first + writer.kill()).split(separator: "\n").compactMap { Int($0) }
      acknowledged = max(acknowledged, said.last ?? 0)
      let connection = try Database.open(.file(path)).connect()
      guard acknowledged > 0 else { continue }
      let row = try await connection.collect(
        "select count(distinct id), max(id), count(*), count(*) filter (half = 1) from commits"
      ).row(0)
      let ids = row[0].integer ?? 0
      #expect(ids == acknowledged || ids == acknowledged + 1)
      #expect(row == [.integer(ids), .integer(ids), .integer(ids * 2), .integer(ids)])
      acknowledged = ids
    }
    #expect(acknowledged > 0)
  }

  @Test(
    "A file that another process writes names that process, and opens for reading only",
    .timeLimit(.minutes(1)))
  func heldByWriter() async throws {
    let path = scratch.path("work.slate")
    let writer = try Writer("hold", path)
    defer { writer.finish() }
    #expect(writer.firstOutput() == "holding\n")
    let error = #expect(throws: EngineError.self) { try Database.open(.file(path)) }
    #expect(error?.kind == .open)
    for part in [path, "engine-writer", "\(writer.identifier)", "--read-only"] {
      #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
    let database = try Database.open(.file(path), readOnly: true)
    #expect(
      database.notice?.contains("\(writer.identifier)") == true && database.notice?.contains("copy") == true)
    let connection = try database.connect()
    #expect(try await connection.collect("select sum(n) from held").row(0)[0] == .integer(6))
    await #expect(throws: EngineError.self) { try await connection.execute("insert into held values (9)") }
  }

  @Test("Two processes read one file, and a writer is told who reads", .timeLimit(.minutes(1)))
  func heldByReader() async throws {
    let path = scratch.path("work.slate")
    try await {
      _ = try await Database.open(.file(path)).connect().execute("create table a as select 1 as n")
    }()
    let reader = try Writer("keep", path)
    defer { reader.finish() }
    #expect(reader.firstOutput() == "holding\n")
    let error = #expect(throws: EngineError.self) { try Database.open(.file(path)) }
    #expect(error?.message.contains("\(reader.identifier)") == true, "\(error?.message ?? "")")
    let database = try Database.open(.file(path), readOnly: true)
    #expect(database.notice == nil)
    #expect(try await database.connect().collect("from a").rowCount == 1)
  }

  @Test("A copy taken while commits stream in is whole", .timeLimit(.minutes(3)))
  func copyOfBusyFile() async throws {
    let path = scratch.path("work.slate")
    let writer = try Writer("commits", path)
    defer { _ = writer.kill() }
    #expect(writer.firstOutput().hasPrefix("1\n"))
    var seen: Set<Int> = []
    for _ in 0..<100 where seen.count < 3 {
      let connection = try Database.open(.file(path), readOnly: true).connect()
      let row = try await connection.collect("select count(*), max(id) from commits").row(0)
      let ids = row[1].integer ?? 0
      #expect(row[0] == .integer(ids * 2) && ids >= (seen.max() ?? 1))
      seen.insert(ids)
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(seen.count == 3)
  }
}
