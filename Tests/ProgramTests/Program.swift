import Foundation
import Synchronization

/// The built program as a process of its own.
final class Program: Sendable {
  /// What is left of a process that has ended.
  struct Result: Sendable {
    var out: String
    var err: String
    var status: Int32

    var lines: [String] {
      out.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }

  /// Where the program was built.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "slate").path
      if FileManager.default.isExecutableFile(atPath: candidate), !candidate.hasSuffix(".xctest") {
        return candidate
      }
    }
    return ""
  }()

  private let process: Process
  private let input = Pipe()
  private let out: Collector
  private let err: Collector

  /// Starts the program in a folder, with a home folder of its own there.
  init(_ arguments: [String], in folder: String) throws {
    process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder, "LANG": "C.UTF-8"]) {
      $1
    }
    process.standardInput = input
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    try process.run()
    self.out = Collector(out)
    self.err = Collector(err)
  }

  /// Runs the program to its end, which may take a minute.
  static func run(_ arguments: [String], input: String = "", in folder: String) async throws -> Result {
    let program = try Program(arguments, in: folder)
    program.type(input)
    return await program.end()
  }

  var identifier: Int32 { process.processIdentifier }
  /// What it has said on standard output up to now.
  var said: String { out.text }

  /// Writes to its standard input.
  func type(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Foundation.Data(text.utf8)) }

  /// Waits until its output holds a text; false after a while.
  func says(_ text: String) async -> Bool {
    for _ in 0..<3000 {
      if out.text.contains(text) || err.text.contains(text) { return true }
      if !process.isRunning { break }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return out.text.contains(text) || err.text.contains(text)
  }

  /// Closes its input, waits, and answers what it said. It is killed where it does not end.
  @discardableResult
  func end() async -> Result {
    try? input.fileHandleForWriting.close()
    for _ in 0..<3000 where process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
    if process.isRunning { Foundation.kill(identifier, SIGKILL) }
    process.waitUntilExit()
    return Result(out: await out.all(), err: await err.all(), status: process.terminationStatus)
  }

  /// Kills it as a power cut would, and answers what it had said.
  func kill() async -> String {
    Foundation.kill(identifier, SIGKILL)
    process.waitUntilExit()
    return await out.all() + err.all()
  }
}

/// Reads a pipe as it fills, so that the process never waits for its reader.
private final class Collector: Sendable {
  private let data = Mutex(Foundation.Data())
  private let isDone = Mutex(false)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      while true {
        let portion = handle.availableData
        if portion.isEmpty { break }
        data.withLock { $0.append(portion) }
      }
      isDone.withLock { $0 = true }
    }
  }

  var text: String { data.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Everything, once the process has ended.
  func all() async -> String {
    for _ in 0..<500 where !isDone.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(20)) }
    return text
  }
}
