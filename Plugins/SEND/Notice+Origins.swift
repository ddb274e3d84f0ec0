import SlateKit

extension Notice {
  /// What several inputs were read from, in one sentence, each source once.
  static func origins(_ notices: [Notice]) -> Notice {
    let texts = notices.map { $0.text.dropFirst("Read from ".count).dropLast() }
    let once = texts.reduce(into: [Substring]()) { if !$0.contains($1) { $0.append($1) } }
    return .note("Read from \(once.joined(separator: "; ")).")
  }
}
