#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few calls to the operating system that several types share.
enum System {
  /// The number of the last error.
  static var errorNumber: Int32 { errno }

  /// The system's words for an error number.
  static func message(for code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }

  /// A variable of the environment, unless it is unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Reads what is there, up to the buffer's size, however often a signal interrupts; -1 is an error.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Writes all of the bytes; false is an error.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { part in
        #if canImport(Darwin)
          Darwin.write(descriptor, part.baseAddress, part.count)
        #else
          Glibc.write(descriptor, part.baseAddress, part.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
