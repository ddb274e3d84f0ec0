import CSpawn
import Foundation
import Synchronization

/// A script that runs in a process group of its own and with a mark in its environment, so that it and its children can be stopped
/// together.
///
/// Its standard output goes to a file, its standard error line by line to whoever listens. Nothing of Slate's open files reaches
/// it but these two.
struct ScriptProcess: Sendable {
  var path: String
  var arguments: [String]
  var environment: [String: String]
  /// The folder that it runs in.
  var folder: String
  var limits: ScriptLimits

  /// Why a script could not be started.
  struct StartError: Error { var number: Int32 }

  /// Runs it to its end, or until the task is cancelled.
  ///
  /// - Parameters:
  ///   - output: The file that takes what it prints.
  ///   - hear: Takes each line of standard error; true where it was a message, and not words for a person.
  /// - Throws: ``StartError``; `CancellationError`, when the script and its children are gone.
  func run(output: String, hear: @escaping @Sendable (String) -> Bool) async throws -> ScriptEnding {
    let isCancelled = Stop()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .userInitiated).async {
          continuation.resume(with: Result { try runBlocking(output: output, isCancelled, hear: hear) })
        }
      }
    } onCancel: {
      isCancelled.set()
    }
  }

  /// Says from another thread that the script is no longer wanted.
  final class Stop: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
  }

  /// The same, on this thread.
  func runBlocking(output: String, _ isCancelled: Stop = Stop(), hear: (String) -> Bool) throws
    -> ScriptEnding
  {
    let file = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StartError(number: errno) }
    defer { close(file) }
    var (out, errors) = (try Pipe(), try Pipe())
    defer {
      out.close()
      errors.close()
    }
    let mark = UUID().uuidString
    let process = try start(out.writing, errors.writing, mark)
    out.closeWriting()
    errors.closeWriting()
    var supervision = Supervision(ScriptFamily(process: process, mark: mark), limits: limits, file: file)
    return try supervision.run(out.reading, errors.reading, isCancelled, hear)
  }

  private func start(_ out: Int32, _ errors: Int32, _ mark: String) throws -> pid_t {
    let environment = environment.merging([ScriptFamily.variable: mark]) { $1 }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    var status = cs_spawn(&process, path, folder, out, errors, words, variables)
    // A file that has just been written may still be open for writing in a process that is about to become another program.
    for _ in 0..<50 where status == ETXTBSY {
      usleep(20_000)
      status = cs_spawn(&process, path, folder, out, errors, words, variables)
    }
    guard status == 0 else { throw StartError(number: status) }
    return process
  }

  /// Two ends of a pipe that no other process inherits.
  private struct Pipe {
    var reading: Int32 = -1
    var writing: Int32 = -1

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw StartError(number: errno) }
      (reading, writing) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    mutating func closeWriting() {
      if writing >= 0 { Foundation.close(writing) }
      writing = -1
    }

    mutating func close() {
      closeWriting()
      Foundation.close(reading)
    }
  }
}
