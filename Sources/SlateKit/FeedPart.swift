/// A part of what feeds an input: a dataset, or the embedded figures, and which of its rows the input takes.
public struct FeedPart: Sendable {
  /// What feeds it.
  public var feed: Session.Feed
  /// The periods and levels that the input takes from it; empty where nobody had to ask, and it takes all.
  public var extent: [Extent]
  /// Whether it was chosen by hand.
  public var isBound = false
  /// The query of its rows, with the input's columns.
  var sql: SQL

  /// A period of a level.
  public struct Extent: Sendable, Hashable {
    /// The period's label; empty where the input has no periods.
    public var period: String
    /// The level; empty where the input has none.
    public var level: String
  }

  /// The name of the table that it is read from.
  public var table: String {
    switch feed {
    case .dataset(let dataset, _): dataset.table
    case .published: PublishedFigures.table
    }
  }

  /// Whether its rows are people.
  var isAboutPeople: Bool {
    if case .dataset(let dataset, _) = feed { dataset.individuals } else { false }
  }

  /// The layout by which a dataset is read; empty for embedded figures.
  public var reading: String {
    switch feed {
    case .dataset(_, let reading): reading.name
    case .published: ""
    }
  }

  /// Its periods as a reader sees them: `2014 to 2018`; empty where nobody had to ask.
  public var periods: String {
    let labels = Set(extent.map(\.period)).sorted()
    guard let first = labels.first, let last = labels.last, !last.isEmpty else { return "" }
    return first == last ? first : "\(first) to \(last)"
  }

  /// What it is, in a sentence.
  var text: String {
    switch feed {
    case .dataset(let dataset, let reading): "\(dataset.table) as \(reading.name)"
    case .published: "the embedded published figures"
    }
  }
}

extension [FeedPart] {
  /// The parts that have rows of these periods, and of them alone. A part of which nobody had to ask is taken to have them all.
  public func narrowed(toPeriods periods: [String]) -> [FeedPart] {
    compactMap { part in
      var part = part
      part.extent =
        part.extent.isEmpty
        ? periods.map { FeedPart.Extent(period: $0, level: "") }
        : part.extent.filter { periods.contains($0.period) }
      return part.extent.isEmpty ? nil : part
    }
  }

  /// The parts that have rows of these periods and levels; nil stands for all. Where none has, all parts.
  func narrowed(to periods: [String]?, _ levels: [String]?) -> [FeedPart] {
    let narrowed = compactMap { part -> FeedPart? in
      guard !part.extent.isEmpty else { return part }
      var part = part
      part.extent = part.extent.filter { extent in
        (periods?.contains(extent.period) ?? true) && (levels?.contains(extent.level) ?? true)
      }
      return part.extent.isEmpty ? nil : part
    }
    return narrowed.isEmpty ? self : narrowed
  }
}
