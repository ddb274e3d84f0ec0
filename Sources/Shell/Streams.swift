#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output for results, standard error for notices, errors and status.
enum Streams {
  /// Writes all of a text; a reader that has gone away ends the process as it does any other.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  /// A result.
  static func result(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A notice, an error or a status.
  static func message(_ text: String) { write(text, to: STDERR_FILENO) }
}
