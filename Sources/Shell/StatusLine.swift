import SlateKit
import Synchronization

/// The line on standard error that says how far a long command is; wiped before anything else is shown.
final class StatusLine: Sendable {
  private let terminal: Terminal
  private let state = Mutex(State())

  private struct State {
    var progress: Session.Progress?
    var started = ContinuousClock.now
    var isShown = false
    var isPaused = false
  }

  init(terminal: Terminal) { self.terminal = terminal }

  /// A command begins.
  func begin() { state.withLock { $0 = State() } }

  /// Wipes the status, and shows nothing while somebody is asked.
  func pause(_ isPaused: Bool) {
    state.withLock { state in
      if state.isShown { Streams.message("\r\u{1B}[K") }
      (state.isShown, state.isPaused) = (false, isPaused)
    }
  }

  /// What a command says of itself.
  func update(_ progress: Session.Progress) { state.withLock { $0.progress = progress } }

  /// Shows the status, from half a second on: what the command says, or how far its query is.
  func show(query: Double?) {
    guard terminal.showsStatus else { return }
    state.withLock { state in
      let elapsed = ContinuousClock.now - state.started
      guard elapsed > .milliseconds(500), !state.isPaused else { return }
      let fraction = state.progress?.fraction ?? query
      let label = state.progress?.label ?? "working"
      Streams.message(
        "\r\u{1B}[K"
          + StatusLine.text(label, fraction, elapsed, width: terminal.width, unicode: terminal.unicode))
      state.isShown = true
    }
  }

  /// Wipes the status.
  func end() {
    state.withLock { state in
      if state.isShown { Streams.message("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// Wipes the status and writes: no status comes in between.
  func wiped(_ write: () throws -> Void) rethrows {
    try state.withLock { state in
      if state.isShown { Streams.message("\r\u{1B}[K") }
      state.isShown = false
      try write()
    }
  }

  /// A label, a bar, a percentage and an estimate of the time left.
  static func text(_ label: String, _ fraction: Double?, _ elapsed: Duration, width: Int, unicode: Bool)
    -> String
  {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    guard let fraction, fraction > 0 else { return "\(label) ... \(Int(seconds)) s (^C stops it)" }
    let cells = 20
    let filled = min(cells, Int(fraction * Double(cells)))
    let bar =
      String(repeating: unicode ? "█" : "#", count: filled)
      + String(repeating: unicode ? "░" : "-", count: cells - filled)
    let left = fraction < 1 ? ", about \(Int(seconds / fraction * (1 - fraction)) + 1) s left" : ""
    return String("\(label) \(bar) \(Int(fraction * 100))%\(left)".prefix(max(width - 1, 20)))
  }
}
