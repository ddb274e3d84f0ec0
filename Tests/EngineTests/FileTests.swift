import Engine
import Foundation
import Testing

@Suite("Database files", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct FileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A file opened twice, by another path too, keeps what both sides wrote")
  func openedTwice() async throws {
    let path = scratch.path("work.slate")
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link.slate"), withDestinationPath: path)
    do {
      let first = try Database.open(.file(path))
      let second = try Database.open(.file(scratch.path("link.slate")))
      let third = try Database.open(
        .file(
          scratch.folder + "/../" + URL(fileURLWithPath: scratch.folder).lastPathComponent + "/work.slate"))
      #expect(first === second && first === third)
      let (one, two) = (try first.connect(), try second.connect())
      try await one.execute("create table a as select 1 as n")
      try await two.execute("create table b as select 2 as n")
      try await one.execute("set threads = 1")
      let fourth = try Database.open(.file(path)).connect()
      #expect(try await fourth.collect("select * from a, b").rowCount == 1)
    }
    let reopened = try Database.open(.file(path)).connect()
    let row = try await reopened.collect("select a.n, b.n from a, b").row(0)
    #expect(row == [.integer(1), .integer(2)])
  }

  @Test("Opening for reading only refuses writing, and a file that is not there")
  func readOnly() async throws {
    let path = scratch.path("work.slate")
    try await {
      _ = try await Database.open(.file(path)).connect().execute("create table a as select 1 as n")
    }()
    let database = try Database.open(.file(path), readOnly: true)
    #expect(database.isReadOnly && database.notice == nil)
    let connection = try database.connect()
    #expect(try await connection.collect("from a").rowCount == 1)
    await #expect(throws: EngineError.self) { try await connection.execute("insert into a values (2)") }
    try await connection.append(
      Table(columns: [Column("n", .integer)], vectors: [Vector(.integer([5]))]), toTemporary: "mine")
    #expect(try await connection.collect("from mine").rowCount == 1)
    let writing = #expect(throws: EngineError.self) { try Database.open(.file(path)) }
    #expect(writing?.kind == .open)
    let absent = #expect(throws: EngineError.self) {
      try Database.open(.file(scratch.path("absent.slate")), readOnly: true)
    }
    #expect(absent?.kind == .open && absent?.message.contains("no file") == true)
  }

  @Test("A file that is no database, or half of one, is refused with its name")
  func damaged() async throws {
    let text = try scratch.file("text.csv", Data("a,b\n1,2\n".utf8))
    let noise = try scratch.file("noise.slate", Data((0..<50_000).map { UInt8(truncatingIfNeeded: $0 * 31) }))
    let whole = scratch.path("whole.slate")
    try await {
      let connection = try Database.open(.file(whole)).connect()
      try await connection.execute(
        "create table a as select range as n, sha256(range::varchar) as t from range(50000)")
      try await connection.checkpoint()
    }()
    let data = try Data(contentsOf: URL(fileURLWithPath: whole))
    let half = try scratch.file("half.slate", data.prefix(data.count / 2))
    let head = try scratch.file("head.slate", data.prefix(5000))
    for path in [text, noise, head, scratch.path("no/such/folder/x.slate"), scratch.folder] {
      let error = #expect(throws: EngineError.self) { try Database.open(.file(path)) }
      #expect(error?.kind == .open, "\(path)")
      #expect(error?.message.contains(path) == true, "\(error?.message ?? "")")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: text)) == Data("a,b\n1,2\n".utf8))
    // Where the catalog survives, the failure comes with the first block that is not there.
    let error = await #expect(throws: EngineError.self) {
      try await Database.open(.file(half)).connect().collect("select max(t), sum(n) from a")
    }
    #expect(error?.message.isEmpty == false)
  }

  @Test(
    "A byte that is no UTF-8, read into one column, leaves the database usable", arguments: [true, false])
  func badByte(inFile: Bool) async throws {
    var rows = Data("name,n\n".utf8)
    for index in 0..<3000 { rows += Data("area \(index),\(index)\n".utf8) }
    rows += Data([0x53, 0x2C, 0x31, 0xE9, 0x0A])
    let csv = try scratch.file("latin.csv", rows)
    let database = try Database.open(inFile ? .file(scratch.path("work.slate")) : .memory)
    let (connection, idle) = (try database.connect(), try database.connect())
    try await connection.execute("create table kept as select 1 as n")
    try await connection.execute("create temp table lost as select 1 as n")
    let read = SQL.readCSV(path: csv, columns: [.init("name"), .init("n")])
    let error = await #expect(throws: EngineError.self) {
      try await connection.collect("select n from \(read)")
    }
    #expect(error?.kind == .fatal)
    #expect(error?.message.contains(inFile ? "opened again" : "is gone") == true, "\(error?.message ?? "")")
    for side in [connection, idle] { #expect(try await side.collect("select 1").rowCount == 1) }
    if inFile {
      #expect(try await connection.collect("from kept").rowCount == 1)
      try await idle.execute("insert into kept values (2)")
      #expect(try await connection.collect("from kept").rowCount == 2)
    }
    let whole = await #expect(throws: EngineError.self) {
      try await connection.collect("select * from \(read)")
    }
    #expect(whole?.kind != .fatal && whole?.message.contains("Line: 3002") == true)
    #expect(whole?.message.contains("delimiter = ") == false)
  }

  @Test("A failure of the engine while another connection is busy frees both", .timeLimit(.minutes(20)))
  func failureWhileBusy() async throws {
    let csv = try scratch.file("bad.csv", Data("a,b\nx,y\nx,".utf8) + Data([0xE9, 0x0A]))
    let database = try Database.open(.file(scratch.path("work.slate")))
    let (failing, busy) = (try database.connect(), try database.connect())
    try await failing.execute("create table kept as select 1 as n")
    let running = Task {
      try await busy.collect(
        "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = -1")
    }
    // Until it surely runs, also on a busy machine.
    for _ in 0..<400 where busy.progress == nil { try await Task.sleep(for: .milliseconds(5)) }
    let read = SQL.readCSV(path: csv, columns: [.init("a"), .init("b")])
    let error = await #expect(throws: EngineError.self) { try await failing.collect("select b from \(read)") }
    #expect(error?.kind == .fatal)
    await #expect(throws: EngineError.self) { try await running.value }
    for side in [failing, busy] { #expect(try await side.collect("from kept").rowCount == 1) }
  }
}
