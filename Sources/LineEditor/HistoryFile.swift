#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The entries of earlier sessions, kept in one file that any number of sessions share.
///
/// An entry is in the file as soon as `append` returns. Sessions take turns by a lock on the file, so none
/// loses what another wrote, and a crash costs at most the entry that was just being written.
///
/// The file is text: a line that names the format, then one line for each entry, in which a backslash
/// stands before what would break the line (`\n`, `\r`, `\\`).
public final class HistoryFile {
  /// Where the entries are kept.
  public let path: String
  /// How many entries are kept. The file may hold a tenth more before it is rewritten.
  public let limit: Int

  private var last: String?
  private var count = 0
  /// The size of the file when its entries were last counted; other sessions make it grow.
  private var countedSize: off_t = 0
  private var isUsable = true
  private var pendingNotice: String?

  /// Creates a history that is kept at `path`. Nothing is read or written yet.
  public init(path: String, limit: Int = 10_000) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// The place for history by the XDG convention: `slate/history` in `$XDG_STATE_HOME`, or in
  /// `~/.local/state`; nil where there is no home.
  public static var standardPath: String? {
    if let state = System.variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/slate/history" }
    return System.variable("HOME").map { $0 + "/.local/state/slate/history" }
  }

  /// The entries, oldest first, without repeats next to each other. A line that a crash cut short is left
  /// out; a file that cannot be read gives none, and a notice with the next `append`.
  public func load() -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno != ENOENT { giveUp("cannot be read", errno) }
      return []
    }
    defer { close(descriptor) }
    guard let bytes = Self.contents(of: descriptor) else {
      giveUp("cannot be read", errno)
      return []
    }
    guard let entries = HistoryFormat.entries(in: bytes) else {
      giveUp("was written by a newer version")
      return []
    }
    count = entries.count
    countedSize = off_t(bytes.count)
    last = entries.last
    return HistoryFormat.withoutRepeats(entries).suffix(limit)
  }

  /// Writes an entry to the file, unless it repeats the one before it or is blank.
  ///
  /// - Returns: A notice where history cannot be kept, the first time only.
  @discardableResult
  public func append(_ entry: String) -> String? {
    defer { pendingNotice = nil }
    guard isUsable, entry != last, entry.contains(where: { !$0.isWhitespace }) else { return pendingNotice }
    guard let descriptor = openLocked() else { return pendingNotice }
    defer { close(descriptor) }
    let size = Self.size(of: descriptor)
    if size != countedSize, size > 0, let bytes = Self.contents(of: descriptor) {
      count = bytes.count { $0 == HistoryFormat.newline }
    }
    let line = opening(of: descriptor, size: size) + HistoryFormat.line(for: entry)
    guard System.write(line, to: descriptor) else {
      giveUp("cannot be written", errno)
      return pendingNotice
    }
    last = entry
    count += 1
    countedSize = size + off_t(line.count)
    if count > limit + limit / 10 { compact(descriptor) }
    return pendingNotice
  }

  private func giveUp(_ problem: String, _ code: Int32? = nil) {
    guard isUsable else { return }
    isUsable = false
    let reason = code.map { " (\(System.message(for: $0)))" } ?? ""
    pendingNotice = "History is not kept: \(path) \(problem)\(reason)."
  }

  /// Opens the file, making it and its folder where needed, and waits for the lock on it. Another session
  /// may rename a rewritten file into place meanwhile, and then the lock is on a file that is gone.
  private func openLocked() -> Int32? {
    makeFolder()
    for _ in 0..<100 {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        giveUp("cannot be written", errno)
        return nil
      }
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var locked = stat()
      var present = stat()
      if fstat(descriptor, &locked) == 0, stat(path, &present) == 0, locked.st_ino == present.st_ino {
        return descriptor
      }
      close(descriptor)
    }
    giveUp("is being replaced all the time")
    return nil
  }

  private func makeFolder() {
    guard let end = path.lastIndex(of: "/"), access(String(path[..<end]), F_OK) != 0 else { return }
    for slash in path[...end].indices where path[slash] == "/" && slash != path.startIndex {
      mkdir(String(path[..<slash]), 0o700)
    }
  }

  /// What must stand before the next entry: the format's name in an empty file, the end of a line that a
  /// crash cut short, or nothing.
  private func opening(of descriptor: Int32, size: off_t) -> [UInt8] {
    guard size > 0 else { return HistoryFormat.header }
    var final: UInt8 = 0
    guard pread(descriptor, &final, 1, size - 1) == 1, final != HistoryFormat.newline else {
      return []
    }
    return [HistoryFormat.newline]
  }

  /// Rewrites the file with its last entries only. The caller holds the lock.
  private func compact(_ descriptor: Int32) {
    guard let bytes = Self.contents(of: descriptor), let entries = HistoryFormat.entries(in: bytes)
    else { return }
    count = entries.count
    let kept = HistoryFormat.withoutRepeats(entries).suffix(limit)
    guard entries.count > kept.count else { return }
    let temporary = path + ".new"
    let copy = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard copy >= 0 else { return }
    let rewritten = HistoryFormat.header + kept.flatMap(HistoryFormat.line)
    let isWritten = System.write(rewritten, to: copy) && fsync(copy) == 0
    close(copy)
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    count = kept.count
    countedSize = off_t(rewritten.count)
  }

  private static func size(of descriptor: Int32) -> off_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_size : 0
  }

  private static func contents(of descriptor: Int32) -> [UInt8]? {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: max(0, Int(size(of: descriptor))))
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        System.read(descriptor, into: .init(rebasing: $0[length...]))
      }
      if count < 0 { return nil }
      if count == 0 { break }
      length += count
    }
    return Array(bytes[..<length])
  }
}
