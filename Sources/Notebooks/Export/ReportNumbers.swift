import SlateKit

/// What a report counts through from its beginning to its end.
struct ReportNumbers {
  /// How many tables there are so far.
  var tables = 0
  private var notices: [Notice] = []

  /// The number of a notice, and whether this is the first time that the report says it.
  mutating func number(of notice: Notice) -> (number: Int, isNew: Bool) {
    if let index = notices.firstIndex(of: notice) { return (index + 1, false) }
    notices.append(notice)
    return (notices.count, true)
  }
}
