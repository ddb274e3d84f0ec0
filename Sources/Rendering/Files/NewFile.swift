import SlateKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is written beside its place under another name, and takes its place once it is complete.
final class NewFile: Sendable {
  /// Where it is while it is written.
  let temporary: String
  private let target: String
  private let file: FilePath
  private let isReplacing: Bool
  private let descriptor: Int32

  /// Opens a new file.
  ///
  /// - Parameters:
  ///   - path: Its place.
  ///   - file: Its name as it was typed, for what must be said about it.
  ///   - isReplacing: Whether it may take the place of another.
  /// - Throws: ``SlateError`` where there is one already, or where none can be.
  init(_ path: String, named file: FilePath, replacing isReplacing: Bool) throws {
    self.file = file
    self.isReplacing = isReplacing
    // A link stays, and what it leads to is replaced.
    let target = NewFile.resolved(path) ?? path
    self.target = target
    try NewFile.check(target, file, replacing: isReplacing)
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var opened: Int32 = -1
    var name = ""
    for attempt in 0..<1_000 where opened < 0 {
      name = "\(folder).slate-\(getpid())-\(attempt).part"
      opened = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if opened < 0, errno != EEXIST { break }
    }
    guard opened >= 0 else {
      let reason = errno
      let place =
        folder.isEmpty ? "the current folder" : "'\(folder.dropLast().isEmpty ? "/" : folder.dropLast())'"
      throw reason == ENOENT
        ? SlateError("There is no folder \(place).", at: .argument(file.text))
        : SlateError(
          "Nothing can be written into \(place): \(NewFile.text(reason)).", at: .argument(file.text))
    }
    temporary = name
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Writes bytes at the end.
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure(errno) }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Lets the file take its place.
  func keep() throws {
    // Another program may have put a file there meanwhile.
    try NewFile.check(target, file, replacing: isReplacing)
    guard rename(temporary, target) == 0 else { throw failure(errno) }
  }

  /// Removes what was written.
  func discard() { unlink(temporary) }

  private func failure(_ reason: Int32) -> SlateError {
    SlateError("'\(file.text)' cannot be written: \(NewFile.text(reason)).", at: .argument(file.text))
  }

  private static func check(_ path: String, _ file: FilePath, replacing isReplacing: Bool) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT != S_IFREG {
      throw SlateError("'\(file.text)' is there already, and is not a file.", at: .argument(file.text))
    }
    if !isReplacing {
      throw SlateError(
        "There is a file '\(file.text)' already.", at: .argument(file.text), hint: "--force replaces it.")
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func text(_ reason: Int32) -> String { String(cString: strerror(reason)) }
}
