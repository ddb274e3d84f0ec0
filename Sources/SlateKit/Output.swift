/// What a command found: relations and texts in order, with what must be said about them.
public struct Output: Sendable {
  /// One thing that a command found.
  public enum Content: Sendable {
    /// A table, as a query that has not run yet.
    case relation(Relation)
    /// A chart, of a table that a pipeline hands on.
    case chart(Chart, of: Relation)
    /// Lines of text.
    case text(String)
    /// What a command says of what it did, in lines: recorded like a result, but no result to be read by another program.
    case report(String)

    /// The table, or that of a chart; nil for text.
    public var relation: Relation? {
      switch self {
      case .relation(let relation), .chart(_, of: let relation): relation
      case .text, .report: nil
      }
    }

    /// The lines of a text or report; nil for a table.
    public var lines: String? {
      switch self {
      case .text(let text), .report(let text): text
      case .relation, .chart: nil
      }
    }
  }

  /// What was found, in order.
  public var contents: [Content]
  /// What must be said about it.
  public var notices: [Notice]
  /// How the reader wants long tables shown.
  public var display: Display

  /// Several things with their notices.
  public init(_ contents: [Content], notices: [Notice] = [], display: Display = Display()) {
    self.contents = contents
    self.notices = notices
    self.display = display
  }

  /// A table.
  public static func relation(_ relation: Relation, notices: [Notice] = []) -> Output {
    Output([.relation(relation)], notices: notices)
  }

  /// Lines of text.
  public static func text(_ text: String, notices: [Notice] = []) -> Output {
    Output([.text(text)], notices: notices)
  }

  /// What a command did.
  public static func report(_ text: String, notices: [Notice] = []) -> Output {
    Output([.report(text)], notices: notices)
  }

  /// Nothing but what must be said.
  public static func notices(_ notices: [Notice]) -> Output { Output([], notices: notices) }

  /// The last table among the contents: what a pipeline hands on; nil where there is none.
  public var relation: Relation? {
    contents.reversed().lazy.compactMap(\.relation).first
  }
}

/// How the reader wants long tables shown on a screen. Files and pipes are always whole.
public struct Display: Sendable, Equatable {
  /// How many rows are shown at most; nil for the screen's own choice.
  public var rows: Int?
  /// Whether every row and column is shown, whatever their number.
  public var whole: Bool

  /// The screen's own choice, unless said otherwise.
  public init(rows: Int? = nil, whole: Bool = false) {
    self.rows = rows
    self.whole = whole
  }
}

/// A sentence that a reader must see beside a result.
public struct Notice: Sendable, Equatable {
  /// How much it matters.
  public enum Level: String, Sendable {
    /// Explains the figures.
    case note
    /// Changes how the figures may be used.
    case warning
    /// Says what this one run did, such as that a file was here already; no notebook records it.
    case aside
  }

  /// How much it matters.
  public var level: Level
  /// The sentence.
  public var text: String

  /// A sentence of a level.
  public init(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }

  /// A sentence that explains the figures.
  public static func note(_ text: String) -> Notice { Notice(.note, text) }

  /// A sentence about this one run.
  public static func aside(_ text: String) -> Notice { Notice(.aside, text) }

  /// A sentence that changes how the figures may be used.
  public static func warning(_ text: String) -> Notice { Notice(.warning, text) }
}
