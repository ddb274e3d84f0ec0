#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A new file that is written from its beginning to its end.
final class OutputFile {
  private static let room = 1 << 20

  private let descriptor: Int32
  private var waiting: [UInt8] = []

  /// Makes a file that is not there yet.
  ///
  /// - Throws: ``DatasetError`` where the system does not let it.
  init(_ path: String) throws(DatasetError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DatasetError("There is no place for temporary files: \(String(cString: strerror(errno))).")
    }
    waiting.reserveCapacity(Self.room + 4096)
  }

  deinit { close(descriptor) }

  /// Adds bytes.
  ///
  /// - Throws: ``DatasetError`` where there is no room for them.
  func write(_ bytes: some Collection<UInt8>) throws(DatasetError) {
    waiting.append(contentsOf: bytes)
    if waiting.count >= Self.room { try finish() }
  }

  /// Adds a byte.
  ///
  /// - Throws: ``DatasetError`` where there is no room for it.
  func write(_ byte: UInt8) throws(DatasetError) {
    waiting.append(byte)
    if waiting.count >= Self.room { try finish() }
  }

  /// Writes what was added so far.
  ///
  /// - Throws: ``DatasetError`` where there is no room for it.
  func finish() throws(DatasetError) {
    var done = 0
    var fault: Int32 = 0
    waiting.withUnsafeBytes { bytes in
      while done < bytes.count, fault == 0, let start = bytes.baseAddress {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, start + done, bytes.count - done)
        #else
          let count = Glibc.write(descriptor, start + done, bytes.count - done)
        #endif
        if count >= 0 { done += count } else if errno != EINTR { fault = errno }
      }
    }
    guard fault == 0 else {
      throw DatasetError(
        "The unpacked file could not be written: \(String(cString: strerror(fault))).",
        hint: "Make room in the temporary folder, or name another one with TMPDIR.")
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
