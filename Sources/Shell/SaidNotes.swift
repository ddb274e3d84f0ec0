import SlateKit
import Synchronization

/// The notes that a prompt has shown: each explains its figures once in a session. Warnings are shown every time.
final class SaidNotes: Sendable {
  private let texts = Mutex<Set<String>>([])

  /// The notices that are warnings, or were not shown before.
  func fresh(_ notices: [Notice]) -> [Notice] {
    notices.filter { notice in
      notice.level != .note || texts.withLock { $0.insert(notice.text).inserted }
    }
  }
}
