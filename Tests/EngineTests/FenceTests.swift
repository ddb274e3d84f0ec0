import Engine
import Foundation
import Testing

@Suite(
  "The engine behind a fence", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct FenceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("It reads and writes inside, and nothing outside, on every connection", arguments: [false, true])
  func fence(isFile: Bool) async throws {
    let outside = try scratch.file("secret.txt", Data("secret".utf8))
    let inside = scratch.path("inside")
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: inside + "/own.csv"))
    try FileManager.default.createSymbolicLink(atPath: inside + "/link.txt", withDestinationPath: outside)
    let database = try Database.open(isFile ? .file(scratch.path("w.duckdb")) : .memory)
    try await database.connect().execute("create table t as select 1 as n")
    try database.fence(to: [inside])
    for connection in [try database.connect(), try database.connect()] {
      #expect(try await connection.collect("from read_csv(\(inside + "/own.csv"))").rowCount == 1)
      #expect(try await connection.collect("from t").rowCount == 1)
      for path in [outside, inside + "/link.txt", inside + "/../secret.txt"] {
        await #expect(throws: EngineError.self, "\(path)") {
          try await connection.collect("from read_text(\(path))")
        }
      }
      for statement: SQL in [
        "set enable_external_access = true", "set allowed_directories = ['/']", "install httpfs",
        "copy t to \(scratch.path("out.csv"))", "attach \(scratch.path("other.duckdb")) as other",
      ] {
        await #expect(throws: EngineError.self, "\(statement)") { try await connection.execute(statement) }
      }
      try await connection.execute("copy t to \(inside + "/out.csv")")
      try await connection.execute("create or replace table u as select 2 as n")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out.csv")))
  }
}
