/// A line for each category, along one axis of numbers.
public struct RowsBody: Sendable {
  /// What stands on a category's line.
  public enum Mark: Sendable, Equatable {
    /// A bar from 0 to a number.
    case bar(Double)
    /// A dot at a number.
    case dot(Double)
    /// A dot at a number, with the ends of its interval.
    case interval(Double, ClosedRange<Double>)
    /// A box plot.
    case box(BoxSummary)
    /// Nothing, because the number is missing.
    case missing
  }

  /// One mark with its number as text.
  public struct Item: Sendable, Equatable {
    /// Which series it belongs to, from 0.
    public var series: Int
    /// What is drawn.
    public var mark: Mark
    /// The number as it reads; the symbol of a missing one.
    public var text: String
  }

  /// One category.
  public struct Row: Sendable, Equatable {
    /// Its name.
    public var label: String
    /// Its marks, in the order of the series.
    public var items: [Item]
  }

  /// Whether some numbers have intervals, which are read against 0.
  var hasIntervals: Bool {
    rows.contains { row in
      row.items.contains { item in
        if case .interval = item.mark { true } else { false }
      }
    }
  }

  /// What the categories are.
  public var heading: String
  /// The categories, from top to bottom.
  public var rows: [Row]
  /// The names of the series; one without a name where there is only one.
  public var series: [String]
  /// The axis of the numbers.
  public var axis: Axis
}
