#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A copy of a database file and its log, taken while another process may be writing them.
struct FileCopy {
  /// The endings of the files that make up a database: the file itself, its log, the logs of a checkpoint under way.
  private static let endings = ["", ".wal", ".wal.checkpoint", ".wal.recovery"]

  private let folder: String
  /// The path of the copy.
  let path: String
  /// Whether a log stands beside the copy.
  private(set) var hasLog = false

  /// Copies the file and its logs, again where one of them changed meanwhile.
  init(of original: String) throws(EngineError) {
    var template = Array(Files.join(Files.temporary, "slate-copy-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw EngineError(.resource, "No folder for a copy of \(original) can be made in \(Files.temporary).")
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = Files.join(folder, Files.name(of: original))
    for attempt in 0..<20 {
      let before = Self.endings.map { Stamp(of: original + $0) }
      var complete = true
      for (ending, stamp) in zip(Self.endings, before) {
        unlink(path + ending)
        guard stamp != nil else { continue }
        let problem = Self.copy(original + ending, to: path + ending)
        if problem != 0 { complete = false }
        guard problem == ENOSPC || problem == EDQUOT else { continue }
        remove()
        throw EngineError(.resource, "There is no room in \(Files.temporary) for a copy of \(original).")
      }
      if complete, before == Self.endings.map({ Stamp(of: original + $0) }) {
        hasLog = before.dropFirst().contains { $0 != nil }
        return
      }
      usleep(UInt32(10_000 * (attempt + 1)))
    }
    remove()
    throw EngineError(
      .open,
      """
      \(original) is written by another process, so often that no whole copy of it could be taken. \
      Try again when that process rests.
      """)
  }

  /// Takes the copy's name away; who has it open keeps it.
  func remove() {
    for ending in Self.endings { unlink(path + ending) }
    rmdir(folder)
  }

  /// What shows that a file has changed.
  private struct Stamp: Equatable {
    let file: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      file = UInt64(status.st_ino)
      size = Int(status.st_size)
      #if canImport(Darwin)
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
      #else
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
      #endif
    }
  }

  /// Copies a file; answers the system's number for what went wrong, or 0.
  private static func copy(_ source: String, to target: String) -> Int32 {
    let from = open(source, O_RDONLY)
    guard from >= 0 else { return errno }
    defer { close(from) }
    let to = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard to >= 0 else { return errno }
    defer { close(to) }
    let size = 1 << 20
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    while true {
      let count = read(from, buffer, size)
      if count == 0 { return 0 }
      guard count > 0 else { return errno }
      var written = 0
      while written < count {
        let step = write(to, buffer + written, count - written)
        guard step > 0 else { return errno }
        written += step
      }
    }
  }
}
