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
  let level: SQL

  /// The layout of a dataset; nil where it lacks period or level, or has no counts.
  init?(_ dataset: Dataset) {
    guard let level = dataset.column("geographic_level"),
      let period = dataset.column("time_period") ?? dataset.column("year")
    else { return nil }
    self.dataset = dataset
    table = "\(schema: Dataset.schema, table: dataset.table)"
    self.level = "cast(\(column: level.name) as varchar)"
    self.period = "cast(\(column: period.name) as varchar)"
    let identifier = dataset.column("time_identifier")
    self.identifier = identifier.map { "coalesce(cast(\(column: $0.name) as varchar), '')" } ?? "''"
    let taken = Set([level.name, period.name, identifier?.name].compactMap { $0 })
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

  /// The categories of a row as a text: nothing where every filter has its total.
  var breakdown: SQL {
    guard !filters.isEmpty else { return "''" }
    let texts = filters.map {
      "case when \(Self.isTotal($0, in: filters)) then null else \(Self.text($0)) end" as SQL
    }
    return "concat_ws('; ', \(texts))"
  }

  static func text(_ column: Column) -> SQL { "coalesce(cast(\(column: column.name) as varchar), '')" }

  /// Whether a category stands for all: `Total`, `All ...`, `Overall`, or the same text as another filter has, as where topic
  /// and breakdown both say `New EHC plans`.
  static func isTotal(_ column: Column, in filters: [Column]) -> SQL {
    let value = text(column)
    let others = filters.filter { $0.name != column.name }.map { "\(value) = \(text($0))" as SQL }
    let words: SQL =
      "lower(\(value)) in ('', 'total', 'all', 'overall', 'z') or lower(\(value)) like 'all %'"
    return "(\(([words] + others), separator: " or "))"
  }

  /// The checks that the columns allow.
  var checks: [CrossfootCheck] {
    var checks: [CrossfootCheck] = []
    if let region = dataset.column("region_code") ?? dataset.column("region_name"),
      let authority = dataset.column("new_la_code") ?? dataset.column("old_la_code")
        ?? dataset.column("la_name")
    {
      let name = dataset.column("region_name") ?? region
      checks.append(.authorities(self, region: region, name: name, authority: authority))
    }
    if let region = dataset.column("region_code") ?? dataset.column("region_name") {
      checks.append(.regions(self, region: region))
    }
    checks += filters.compactMap { CrossfootCheck.categories(self, of: $0) }
    return checks
  }
}
