import Foundation

/// The program that writes to a database file in another process.
final class Writer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts it in one of its modes; `library` takes the place of the engine's library.
  init(_ mode: String, _ path: String, library: String? = nil) throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    process.executableURL = folder.appendingPathComponent("engine-writer")
    process.arguments = [mode, path]
    if let library {
      process.environment = ProcessInfo.processInfo.environment.merging(["SLATE_DUCKDB": library]) { $1 }
    }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  var identifier: Int32 { process.processIdentifier }

  /// Waits for its first output.
  func firstOutput() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

  /// Waits until it ends of itself, and answers all that it said.
  func allOutput() -> String {
    try? input.fileHandleForWriting.close()
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Kills it as a power cut would, and answers what it had said.
  func kill() -> String {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Lets it end of itself.
  func finish() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
