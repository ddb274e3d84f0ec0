/// A reorganisation of authorities: the codes that ended on one day together, and those that took their place.
public struct AreaChange: Sendable, Hashable {
  /// What became of the places.
  public enum Kind: String, Sendable {
    /// One place goes on under another code.
    case newCode = "new code"
    /// One place became several.
    case split
    /// Several places became one.
    case merger
    /// Several places became several others, so that only all of them together can be compared.
    case redrawn
  }

  /// The day on which the new codes began, as `yyyy-mm-dd`.
  public var date: String
  /// The codes that ended, in their order.
  public var before: [Area]
  /// The codes that took their place, in the register's order.
  public var after: [Area]
  /// Where the change is laid down.
  public var source: String

  /// What became of the places.
  public var kind: Kind {
    switch (before.count, after.count) {
    case (1, 1): .newCode
    case (1, _): .split
    case (_, 1): .merger
    default: .redrawn
    }
  }

  /// The codes on both sides.
  public var codes: [String] { (before + after).map(\.code) }

  /// What happened, as a sentence without its full stop.
  public var sentence: String {
    let old = AreaChange.list(before.map(\.name))
    let new = AreaChange.list(after.map(\.name))
    return switch kind {
    case .newCode:
      old == new
        ? "\(new) changed its code from \(before[0].code) to \(after[0].code) on \(date)"
        : "\(old) became \(new) on \(date)"
    case .split: "\(old) became \(new) on \(date)"
    case .merger, .redrawn: "\(old) became \(new) on \(date)"
    }
  }

  /// Names in a sentence: `A, B and C`. Names with a comma of their own stand apart by semicolons.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let separator = names.contains { $0.contains(",") } ? "; " : ", "
    let head = names.dropLast().joined(separator: separator)
    return head + (separator == "; " ? "; and " : " and ") + last
  }
}
