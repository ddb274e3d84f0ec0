/// A query that has not run yet, and what its columns mean: the currency of a pipeline.
///
/// The query yields every column of ``columns`` under its name and, for a column whose missing numbers have symbols, the
/// column named by ``Column/symbols`` beside it.
public struct Relation: Sendable {
  /// The query, a `select`.
  public var sql: SQL
  /// The columns that a reader sees, in their order.
  public var columns: [Column]
  /// The names of the datasets that the query reads, for provenance.
  public var sources: [String]
  /// How it is best drawn; nil where the rows decide.
  public var chart: ChartHint?
  /// What its rows may give away of single persons. It is lost wherever a new relation is made of this one, unless whoever
  /// makes it knows that it still holds.
  public var disclosure = Disclosure.unsaid

  /// What the rows of a relation may give away of single persons.
  public enum Disclosure: Sendable {
    /// Nothing is said.
    case unsaid
    /// Each row is about one person.
    case individuals
    /// Small counts are suppressed, so that none can be worked out.
    case protected
  }

  /// A query with the meaning of its columns.
  public init(sql: SQL, columns: [Column], sources: [String] = [], chart: ChartHint? = nil) {
    self.sql = sql
    self.columns = columns
    self.sources = sources
    self.chart = chart
  }

  /// The same relation, to be drawn so unless the reader says otherwise.
  public func drawn(_ chart: ChartHint?) -> Relation {
    var relation = self
    relation.chart = chart
    return relation
  }

  /// The column of this name, in any case; nil where there is none.
  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The names that the query yields: the columns, each followed by its symbols where it has any.
  public var physicalNames: [String] { Relation.physicalNames(columns) }

  static func physicalNames(_ columns: [Column]) -> [String] {
    columns.flatMap { [$0.name] + ($0.symbols.map { [$0] } ?? []) }
  }
}
