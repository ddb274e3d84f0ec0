import Engine

/// Sums that a file does not keep: authorities against their region, regions against England, categories against their
/// total, columns against another of the same row, and one value that stands in every authority of a region.
///
/// Only columns that add up are looked at: counts, as far as unit and name say, whose sums hold within 5% in most places.
/// A rate or mean does not, and is left alone.
public enum Crossfoot {
  /// What does not add up in a dataset, the most important first; empty where nothing is found or the file has none of the
  /// columns of the data standards.
  public static func findings(of dataset: Dataset, on connection: Connection) async throws -> [Finding] {
    guard let layout = CrossfootLayout(dataset) else { return [] }
    var sums: [CrossfootSum] = []
    for check in try await layout.checks(on: connection) {
      try await connection.execute(check.table)
      sums += try await CrossfootSum.read(check, of: layout, on: connection)
      try await connection.execute("drop table if exists \(CrossfootCheck.table)")
    }
    for family in try await CrossfootFamily.families(of: layout, on: connection) {
      sums += try await family.sums(of: layout, on: connection)
    }
    return CrossfootSummary(sums).findings
  }
}

extension Crossfoot {
  /// Whether a dataset has what sums are checked by: a period, a level, and counts.
  public static func canCheck(_ dataset: Dataset) -> Bool { CrossfootLayout(dataset) != nil }

  /// A sum that does not hold, or several that fail for the same reason.
  public struct Finding: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// Every authority of a region has the same number.
      case repeated = "one value everywhere"
      /// All parts are there, and their sum is another.
      case places = "places do not sum"
      /// All categories are there, and their sum is another.
      case categories = "categories do not sum"
      /// The columns of a row are all there, and their sum is another.
      case columns = "columns do not sum"
      /// Parts are missing, so their sum falls short.
      case missing = "places missing"
    }

    /// What is wrong.
    public var kind: Kind
    /// The column of numbers.
    public var column: String
    /// The period's label.
    public var period: String
    /// The place of the total.
    public var place: String
    /// The categories, and nothing for the total of all.
    public var breakdown: String
    /// The sum of the parts.
    public var sum: Double
    /// The total that the file states.
    public var total: Double
    /// The sum of the parts less the stated total.
    public var difference: Double { sum - total }
    /// What stands behind it, in a sentence.
    public var note: String
  }
}
