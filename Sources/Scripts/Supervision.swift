import Foundation

/// Watches a script until it and what it started are gone.
struct Supervision {
  let family: ScriptFamily
  let limits: ScriptLimits
  /// Where its standard output goes.
  let file: Int32
  private var printed = 0
  private var line: [UInt8] = []
  private var lines: [[UInt8]] = []

  init(_ family: ScriptFamily, limits: ScriptLimits, file: Int32) {
    self.family = family
    self.limits = limits
    self.file = file
  }

  /// How long a pipe that a child of the script still holds is waited for after the script's own end.
  private static let grace = Duration.milliseconds(300)
  /// The longest line of standard error that is taken whole.
  private static let longestLine = 1 << 20

  mutating func run(
    _ out: Int32, _ errors: Int32, _ isCancelled: ScriptProcess.Stop, _ hear: (String) -> Bool
  ) throws -> ScriptEnding {
    let start = ContinuousClock.now
    var open: Set<Int32> = [out, errors]
    var status: Int32?
    var ended = start
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    func end(_ reason: ScriptEnding.Reason) -> ScriptEnding { ScriptEnding(reason: reason, words: words) }
    while true {
      if isCancelled.isSet {
        stop(isReaped: status != nil)
        throw CancellationError()
      }
      if start.duration(to: .now) > .seconds(limits.seconds), status == nil {
        stop(isReaped: false)
        return end(.tookTooLong(limits.seconds))
      }
      var watched = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      // Without a pipe to wait for, the end is near.
      poll(&watched, nfds_t(watched.count), watched.isEmpty ? 1 : 50)
      for ready in watched where ready.revents != 0 {
        let count = read(ready.fd, &buffer, buffer.count)
        if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { open.remove(ready.fd) }
        guard count > 0 else { continue }
        if ready.fd == errors {
          take(buffer[..<count], hear)
          continue
        }
        printed += count
        if printed > limits.bytes {
          stop(isReaped: status != nil)
          return end(.printedTooMuch(limits.bytes))
        }
        if !keep(buffer[..<count]) {
          let reason = String(cString: strerror(errno))
          stop(isReaped: status != nil)
          return end(.cannotBeKept(reason))
        }
      }
      if status == nil {
        var found: Int32 = 0
        if waitpid(family.process, &found, WNOHANG) == family.process {
          status = found
          ended = .now
        }
      }
      guard let status, open.isEmpty || ended.duration(to: .now) > Self.grace else { continue }
      if !line.isEmpty { say(hear) }
      // What it started and left behind goes with it.
      family.end()
      let signal = status & 0x7F
      return end(signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal))
    }
  }

  /// Ends the script and what it started: with a request first, and then without.
  private func stop(isReaped: Bool) {
    family.ask()
    var status: Int32 = 0
    var isGone = isReaped
    for _ in 0..<30 where !isGone {
      isGone = waitpid(family.process, &status, WNOHANG) == family.process
      if !isGone { usleep(10_000) }
    }
    if !isGone { kill(family.process, SIGKILL) }
    family.end()
    if !isGone { waitpid(family.process, &status, 0) }
  }

  /// Writes to the file; whether that worked.
  private func keep(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = write(file, rest.baseAddress, rest.count)
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ hear: (String) -> Bool) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      add(rest[..<end])
      say(hear)
      rest = rest[(end + 1)...]
    }
    add(rest)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    line += bytes.prefix(Supervision.longestLine - line.count)
  }

  /// Hands a line on that may be a message; of the others the last are kept as they are, for there may be very many.
  private mutating func say(_ hear: (String) -> Bool) {
    defer { line.removeAll(keepingCapacity: true) }
    if line.first == UInt8(ascii: "{"), hear(String(decoding: line, as: UTF8.self)) { return }
    lines.append(Array(line.prefix(1_200)))
    if lines.count > ScriptEnding.mostWords { lines.removeFirst() }
  }

  /// The last lines of its words, without what would change a screen.
  private var words: [String] {
    lines.map { line in
      let shown = String(decoding: line, as: UTF8.self).unicodeScalars.filter {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\t"
      }
      return String(String(String.UnicodeScalarView(shown)).prefix(300))
    }
  }
}
