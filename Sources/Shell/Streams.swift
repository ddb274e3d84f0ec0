import SlateKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output for results, standard error for notices, errors and status.
enum Streams {
  /// Writes all of a text.
  ///
  /// - Throws: ``SlateError`` where the system does not take it, as on a full disk.
  static func write(_ text: String, to descriptor: Int32) throws {
    var text = text
    let failure = text.withUTF8 { buffer -> Int32? in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
    if let failure {
      throw SlateError("The result cannot be written: \(String(cString: strerror(failure))).")
    }
  }

  /// A result.
  static func result(_ text: String) throws { try write(text, to: STDOUT_FILENO) }

  /// A notice, an error or a status. Where nobody can read it, it is lost.
  static func message(_ text: String) { try? write(text, to: STDERR_FILENO) }
}
