import Engine

/// The columns of a dataset as sums are checked on it.
struct CrossfootLayout {
  let dataset: Dataset
  let table: SQL
  /// When and what a row is about, apart from its place: period, identifier, filters.
  let period: SQL
  let identifier: SQL
  let filters: [Column]
  /// Columns of numbers that may be counts.
  let counts: [Column]
  /// The level of a row; by its place's name where the file has no level, as the scorecards of school places.
  let level: SQL
  /// Whether the file says the level of a row.
  let hasLevels: Bool
  private let authority: Column?

  /// The layout of a dataset; nil where it has no levels, or no counts.
  init?(_ dataset: Dataset) {
    let authority = ["new_la_code", "old_la_code", "la_name"].lazy.compactMap { dataset.column($0) }.first
    let level = dataset.column("geographic_level")
    let period = dataset.period
    guard level != nil && period != nil || dataset.column("la_name") != nil else { return nil }
    self.dataset = dataset
    self.authority = authority
    hasLevels = level != nil
    table = "\(schema: Dataset.schema, table: dataset.table)"
    if let level {
      self.level = "cast(\(column: level.name) as varchar)"
    } else {
      let name: SQL = "cast(\(column: dataset.column("la_name")?.name ?? "") as varchar)"
      self.level = "case when \(name) = 'England' then 'National' else 'Local authority' end"
    }
    self.period = period.map { "\(column: $0.name)" } ?? "''"
    let identifier = dataset.column("time_identifier")
    self.identifier = identifier.map { "\(column: $0.name)" } ?? "''"
    let taken = Set([level?.name, period?.name, identifier?.name].compactMap { $0 })
    filters = dataset.columns.filter { column in
      column.role == .dimension && !taken.contains(column.name) && !Self.isPlace(column.name)
    }
    counts = dataset.columns.filter { $0.role == .measure && $0.kind.isNumeric && Self.mayAddUp($0) }
    guard !counts.isEmpty else { return nil }
  }

  private static let otherPlaces: Set<String> = ["region", "la", "lanumber", "la_number", "lea"]

  private static func isPlace(_ name: String) -> Bool {
    let name = name.lowercased()
    return StandardColumns.labels[name] != nil && !name.hasPrefix("time_") || otherPlaces.contains(name)
  }

  /// Whether unit and name leave open that a column counts something.
  private static func mayAddUp(_ column: Column) -> Bool {
    if ["%", "pp"].contains(column.unit) { return false }
    let words = Set(column.name.lowercased().split { !$0.isLetter }.map(String.init))
    return words.isDisjoint(with: [
      "pc", "pct", "percent", "percentage", "perc", "rate", "ratio", "average", "avg", "mean", "median",
      "proportion", "prop", "share", "score", "index", "per", "pt", "rank", "quartile",
    ])
  }

  /// Which rows are of a level that sums are checked on.
  var isChecked: SQL {
    "lower(\(level)) in ('national', 'country', 'regional', 'region', 'local authority')"
  }

  /// The region of a row.
  var region: SQL {
    let column = dataset.column("region_code") ?? dataset.column("region_name") ?? dataset.column("region")
    return column.map { "\(column: $0.name)" } ?? "''"
  }

  /// The name of the region of several rows.
  var regionName: SQL {
    let column = dataset.column("region_name") ?? dataset.column("region") ?? dataset.column("region_code")
    return column.map { "min(cast(\(column: $0.name) as varchar))" } ?? "''"
  }

  /// How many authorities several rows are about.
  var authorities: SQL { authority.map { "count(distinct \(column: $0.name))" } ?? "0" }

  /// The name of a row's place: the smallest that is named.
  var place: SQL {
    let names = ["school_name", "pcon_name", "lad_name", "la_name", "region_name", "country_name"]
      .compactMap { dataset.column($0) }.map { "nullif(cast(\(column: $0.name) as varchar), '')" as SQL }
    return names.isEmpty ? "''" : "coalesce(\(names), '')"
  }
}
