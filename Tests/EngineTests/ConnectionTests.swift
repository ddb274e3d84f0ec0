import Engine
import Testing

@Suite("Statements and results", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct ConnectionTests {
  @Test("A value comes back as it went in")
  func roundTrip() async throws {
    let connection = try Database.open(.memory).connect()
    let table = try await connection.collect("select \(7) as a, \("x") as b, \(1.5) as c, \(true) as d")
    #expect(table.row(0) == [.integer(7), .text("x"), .number(1.5), .boolean(true)])
  }
}
