import Engine
import Testing

@Suite(
  "Interrupting, progress, transactions", .serialized,
  .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct ControlTests {
  private static let endless: SQL =
    "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range = -1"

  @Test(
    "A running statement is interrupted within half a second, and the next one runs", .timeLimit(.minutes(3)))
  func interrupt() async throws {
    let connection = try Database.open(.memory).connect()
    #expect(!connection.interrupt())
    var fastest = Duration.seconds(60)
    // The machine may be busy with other work, so the best of several counts; the statement itself takes days.
    for _ in 0..<20 where fastest >= .milliseconds(500) {
      let running = Task { try await connection.collect(Self.endless) }
      try await Task.sleep(for: .milliseconds(100))
      var start = ContinuousClock.now
      while !connection.interrupt() {
        try await Task.sleep(for: .milliseconds(5))
        start = .now
      }
      let error = await #expect(throws: EngineError.self) { try await running.value }
      #expect(error?.kind == .interrupted)
      fastest = min(fastest, ContinuousClock.now - start)
      #expect(try await connection.collect("select 1").rowCount == 1)
    }
    #expect(fastest < .milliseconds(500))
  }

  @Test("Cancelling a task interrupts its statement, whenever it comes", .timeLimit(.minutes(3)))
  func cancel() async throws {
    let connection = try Database.open(.memory).connect()
    for delay in [0, 0, 0, 1, 1, 2, 5, 20, 100] {
      let running = Task { try await connection.collect(Self.endless) }
      if delay > 0 { try await Task.sleep(for: .milliseconds(delay)) }
      running.cancel()
      let error = await #expect(throws: EngineError.self) { try await running.value }
      #expect(error?.kind == .interrupted)
    }
    #expect(try await connection.collect("select 1").rowCount == 1)
  }

  @Test("Cancelling a task that waits leaves the statement before it alone")
  func cancelWaiting() async throws {
    let connection = try Database.open(.memory).connect()
    let first = Task { try await connection.collect("select sum(sqrt(range)) as s from range(30000000)") }
    try await Task.sleep(for: .milliseconds(20))
    let second = Task { try await connection.collect("select 2") }
    second.cancel()
    #expect(try await first.value.rowCount == 1)
    await #expect(throws: EngineError.self) { try await second.value }
  }

  @Test("Statements of many tasks run one after the other and do not block Swift's threads")
  func manyTasks() async throws {
    let connection = try Database.open(.memory).connect()
    try await connection.execute("create table t(n int)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask { _ = try await connection.execute("insert into t values (\(number))") }
      }
      try await group.waitForAll()
    }
    #expect(try await connection.collect("select sum(n) from t").row(0)[0] == .integer(4950))
  }

  @Test("Progress is known while a long scan runs, and nothing afterwards")
  func progress() async throws {
    let connection = try Database.open(.memory).connect()
    try await connection.execute("create table t as select range as n from range(5000000)")
    #expect(connection.progress == nil)
    let running = Task { try await connection.collect("select max(sha256(n::varchar)) from t") }
    var seen: [Double] = []
    for _ in 0..<400 where seen.count < 3 {
      try await Task.sleep(for: .milliseconds(10))
      if let progress = connection.progress, progress > 0 { seen.append(progress) }
    }
    _ = try await running.value
    #expect(!seen.isEmpty && seen.allSatisfy { (0...1).contains($0) } && seen == seen.sorted())
    #expect(connection.progress == nil)
  }

  @Test("A transaction holds together, goes back on an error, and is refused within another")
  func transaction() async throws {
    let connection = try Database.open(.memory).connect()
    try await connection.execute("create table t(n int)")
    try await connection.transaction { _ = try await connection.execute("insert into t values (1)") }
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await connection.transaction {
        _ = try await connection.execute("insert into t values (2)")
        throw Failure()
      }
    }
    let nested = await #expect(throws: EngineError.self) {
      try await connection.transaction {
        _ = try await connection.execute("insert into t values (3)")
        try await connection.transaction {}
      }
    }
    #expect(nested?.kind == .statement)
    let broken = await #expect(throws: EngineError.self) {
      try await connection.transaction {
        _ = try await connection.execute("insert into t values (4)")
        _ = try await connection.execute("insert into t select 'x'::int")
      }
    }
    #expect(broken?.kind == .data)
    #expect(try await connection.collect("select n from t").vectors[0].count == 1)
    #expect(
      try await connection.transaction { try await connection.execute("insert into t values (5)") } == 1)
  }

  @Test("Cancelling a task takes its transaction back", .timeLimit(.minutes(3)))
  func cancelTransaction() async throws {
    let connection = try Database.open(.memory).connect()
    try await connection.execute("create table t(n int)")
    let running = Task {
      try await connection.transaction {
        _ = try await connection.execute("insert into t values (1)")
        _ = try await connection.collect(Self.endless)
      }
    }
    try await Task.sleep(for: .milliseconds(100))
    running.cancel()
    await #expect(throws: EngineError.self) { try await running.value }
    #expect(try await connection.collect("select count(*) from t").row(0)[0] == .integer(0))
    try await connection.transaction {}
  }
}
