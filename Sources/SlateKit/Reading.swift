/// How the files of one publication become an input: which columns they have, and what those are in the input's terms.
public struct Reading: Sendable {
  /// A condition on a file's rows: a column holds one of these values. A file without the column has another layout.
  public struct Filter: Sendable {
    var column: String
    var values: [String]

    /// The column holds one of the values.
    public init(_ column: String, _ values: String...) {
      self.column = column
      self.values = values
    }
  }

  /// The publication's layout, as a reader would name it: `SEN2 2023 to 2025, timeliness_20_week`.
  public var name: String
  /// The file's column for each column of the input. Letter case does not count.
  public var fields: [String: String]
  /// The input's columns that a file may lack; they are then missing, with the symbol `x`.
  public var optional: Set<String>
  /// Which of the file's rows belong to the input.
  public var rows: [Filter]

  /// A layout with its mapping.
  public init(_ name: String, _ fields: [String: String], optional: Set<String> = [], rows: [Filter] = []) {
    self.name = name
    self.fields = fields
    self.optional = optional
    self.rows = rows
  }

  /// The columns that every file of the statistics service has to say which place and time a row is about.
  private static let keys = ["time_period", "time_identifier", "geographic_level", "country_code"]

  /// Whether a file with these column names has this layout: the service's own columns, those by which rows are chosen, and
  /// the fields. One column of a name alone says nothing.
  public func recognises(_ columns: [String]) -> Bool {
    let present = Set(columns.map { $0.lowercased() })
    guard (Reading.keys + rows.map { $0.column.lowercased() }).allSatisfy(present.contains) else {
      return false
    }
    return fields.allSatisfy { optional.contains($0.key) || present.contains($0.value.lowercased()) }
  }
}

/// Where figures are published.
public struct Publication: Sendable, Hashable {
  /// The publication's title and file: `Education, health and care plans, file timeliness_20_week`.
  public var title: String
  /// Its page.
  public var address: String

  /// A publication and its page.
  public init(_ title: String, address: String) {
    self.title = title
    self.address = address
  }
}
