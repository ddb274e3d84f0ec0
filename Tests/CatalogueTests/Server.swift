import Catalogue
import Data
import Foundation
import SlateKit
import SlateTestSupport
import Tables

/// `server.py` as a child process, and a prompt that asks it. It ends with this value.
final class Server: @unchecked Sendable {
  /// Whether there is a Python to run it.
  static let isAvailable: Bool =
    Surroundings.hasEngine
    && ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  static let reason = "python3 or the DuckDB library is not here."

  private let process = Process()
  private let input = Pipe()
  let base: String
  let bench: Workbench

  init(workspace: String? = nil) throws {
    let output = Pipe()
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "server.py").path
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    base = "http://127.0.0.1:\(line.trimmingCharacters(in: .whitespacesAndNewlines))/v1"
    bench = Server.bench(base, workspace)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
  }

  /// A prompt that asks an address.
  static func bench(_ base: String, _ file: String? = nil) -> Workbench {
    let location: Database.Location = if let file { .file(file) } else { .memory }
    let api = StatisticsAPI(base: base, pause: .milliseconds(5), patience: 2)
    return Workbench(
      [CataloguePlugin.self, FetchPlugin.self, DataPlugin.self, TablesPlugin.self],
      workspace: Workspace(location, statistics: api))
  }

  /// Where each download began, in bytes.
  func starts() async throws -> [Int] {
    try await StatisticsAPI(base: base).get("/log")["starts"]?.items.compactMap(\.integer) ?? []
  }
}
