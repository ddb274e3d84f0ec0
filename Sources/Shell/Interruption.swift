@preconcurrency import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns ^C into the end of the command that runs, and of nothing else.
///
/// While a line is edited ^C is a key, so the signal comes only while a command runs.
final class Interruption: Sendable {
  private let source: any DispatchSourceSignal
  private let pressed = Mutex(false)

  /// Takes over the interrupt signal for the life of the process.
  init() {
    Interruption.ignore()
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "slate.interrupt"))
    source.setEventHandler { [weak self] in self?.pressed.withLock { $0 = true } }
    source.resume()
  }

  /// Lets the signal end nothing. Between two lines the terminal is for a moment as the shell left it, and a ^C there would
  /// otherwise end the program.
  static func ignore() { signal(SIGINT, SIG_IGN) }

  /// Forgets an interrupt that came before.
  func reset() { pressed.withLock { $0 = false } }

  /// Whether an interrupt has come since.
  var isPressed: Bool { pressed.withLock { $0 } }
}
