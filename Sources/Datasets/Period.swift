/// A span of time that a figure is about, with the identifier that gives it meaning.
///
/// The kinds and their spellings are those of the Explore Education Statistics data standards: `202425` is the academic year
/// 2024/25, the financial year 2024-25, or nothing at all without its identifier.
public struct Period: Sendable, Hashable, Comparable {
  /// The kinds of period that files name.
  public enum Kind: String, Sendable {
    case academicYear = "Academic year"
    case calendarYear = "Calendar year"
    case financialYear = "Financial year"
    case entryYear = "Entry in September"
  }

  /// The kind of period.
  public var kind: Kind
  /// The year in which it begins.
  public var start: Int

  /// A period of a kind that begins in a year.
  public init(_ kind: Kind, start: Int) {
    self.kind = kind
    self.start = start
  }

  /// The period that a label of Slate's tables means: `2024/25`, `2024-25` or `2024`; nil for anything else.
  public init?(label: String) {
    let digits = label.filter { $0.isASCII && $0.isNumber }
    guard label.utf8.count - digits.utf8.count <= 1,
      label.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "/" || $0 == "-" })
    else { return nil }
    guard let start = Int(digits.prefix(4)), start >= 1000 else { return nil }
    switch (digits.count, label.contains("/"), label.contains("-")) {
    case (4, false, false): self.init(.calendarYear, start: start)
    case (6, true, false), (6, false, false): self.init(.academicYear, start: start)
    case (6, false, true): self.init(.financialYear, start: start)
    default: return nil
    }
    if digits.count == 6, Int(digits.suffix(2)) != (start + 1) % 100 { return nil }
  }

  /// The year in which it ends.
  public var end: Int { kind == .academicYear || kind == .financialYear ? start + 1 : start }

  /// How a table shows it: `2024/25`, `2024-25`, `2024`.
  public var label: String {
    let next = (start + 1) % 100
    let short = next < 10 ? "0\(next)" : "\(next)"
    return switch kind {
    case .academicYear: "\(start)/\(short)"
    case .financialYear: "\(start)-\(short)"
    case .calendarYear, .entryYear: "\(start)"
    }
  }

  /// Periods are in the order of their beginnings.
  public static func < (first: Period, second: Period) -> Bool {
    (first.start, first.kind.rawValue) < (second.start, second.kind.rawValue)
  }
}
