#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A question at the terminal that one key answers.
enum KeyQuestion {
  /// Asks until one of the keys comes.
  ///
  /// - Parameters:
  ///   - text: The question.
  ///   - keys: What answers it, in lower case; Enter counts as the first.
  /// - Returns: the key; nil where the terminal is closed, or ^D is pressed.
  /// - Throws: `CancellationError` where the work was interrupted meanwhile.
  static func ask(_ text: String, keys: [Character]) throws -> Character? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
      Streams.message("\r\u{1B}[K")
    }
    Streams.message(text)
    while true {
      try Task.checkCancellation()
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let count = poll(&waiting, 1, 100)
      if count < 0 && errno == EINTR || count == 0 { continue }
      var byte: UInt8 = 0
      guard count > 0, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x04 else { return nil }
      let key = Character(Unicode.Scalar(byte)).lowercased().first
      if byte == 0x0A || byte == 0x0D { return keys.first }
      if let key, keys.contains(key) { return key }
    }
  }

  /// Whether somebody can answer.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }
}
