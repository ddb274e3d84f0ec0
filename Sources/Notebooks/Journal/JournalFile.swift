import Foundation
import Synchronization

/// The lines of a session that goes on, in a file of its own, so that a crash loses none.
///
/// The file is made with the first line, holds each line before it runs, and goes when the session ends properly. The session
/// keeps a lock on it; one without a lock belongs to a session that did not end properly. It is text: each row is one string of
/// JSON, the first two the folder and the workspace, and an empty one follows a line that ran to its end.
public final class JournalFile: Sendable {
  private struct State {
    var descriptor: Int32 = -1
    var path = ""
    var isUsable = true
  }

  private let state = Mutex(State())
  private let folder: String
  private let head: [String]

  /// A journal in a folder; nothing is written yet.
  ///
  /// - Parameters:
  ///   - folder: Where the journals of all sessions are kept.
  ///   - workspace: The path of the workspace's file; empty for memory.
  public init(in folder: String, workspace: String) {
    self.folder = folder
    head = [FileManager.default.currentDirectoryPath, workspace]
  }

  /// Keeps a line, on the disk when it returns.
  ///
  /// - Returns: a notice where it cannot be kept, the first time only.
  public func append(_ line: String) -> String? {
    state.withLock { state in
      guard state.isUsable else { return nil }
      if state.descriptor < 0 { open(&state) }
      guard state.descriptor >= 0, JournalFile.write([line], to: state.descriptor) else {
        state.isUsable = false
        return "The lines of this session are not kept in '\(folder)', which cannot be written."
      }
      return nil
    }
  }

  /// Marks that the last line ran to its end, whether it failed or not.
  public func markEnd() {
    state.withLock { state in
      if state.descriptor >= 0 { _ = JournalFile.write([""], to: state.descriptor) }
    }
  }

  /// Ends it properly.
  public func remove() {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      unlink(state.path)
      close(state.descriptor)
      state.descriptor = -1
    }
  }

  private func open(_ state: inout State) {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for number in 1...1000 {
      let path = "\(folder)/session-\(ProcessInfo.processInfo.processIdentifier)-\(number).journal"
      let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { return }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, JournalFile.write(head, to: descriptor) else {
        close(descriptor)
        return
      }
      state.descriptor = descriptor
      state.path = path
      return
    }
  }

  private static func write(_ lines: [String], to descriptor: Int32) -> Bool {
    var data = Data()
    for line in lines {
      guard let row = try? JSONEncoder().encode(line) else { return false }
      data += row + [0x0A]
    }
    let written = data.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    return written == data.count && fdatasync(descriptor) == 0
  }
}
