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

  /// The name of a row's place: the smallest that is named.
  var place: SQL {
    let names = ["school_name", "pcon_name", "lad_name", "la_name", "region_name", "country_name"]
      .compactMap { dataset.column($0) }.map { "nullif(cast(\(column: $0.name) as varchar), '')" as SQL }
    return names.isEmpty ? "''" : "coalesce(\(names), '')"
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
  func checks(on connection: Connection) async throws -> [CrossfootCheck] {
    var checks: [CrossfootCheck] = []
    if let region = dataset.column("region_code") ?? dataset.column("region_name") {
      let name = dataset.column("region_name") ?? region
      if let authority = dataset.column("new_la_code") ?? dataset.column("old_la_code")
        ?? dataset.column("la_name")
      {
        checks.append(.authorities(self, region: region, name: name, authority: authority))
      }
      checks.append(.regions(self, region: region))
    }
    let groups = try await groups(on: connection)
    return checks
      + filters.compactMap { filter in
        groups[filter.name].map { .categories(self, of: filter, within: $0) }
      }
  }

  /// For each filter whose categories are added, the filters that only name a group of them, as a topic does of its
  /// breakdowns: where such a filter has its total, this one has, too.
  private func groups(on connection: Connection) async throws -> [String: Set<String>] {
    guard filters.count > 1 else {
      return Dictionary(filters.map { ($0.name, []) }, uniquingKeysWith: { first, _ in first })
    }
    let isTotal = filters.map { Self.isTotal($0, in: filters) }
    let pairs = filters.indices.flatMap { own in
      filters.indices.map { other in
        "count(*) filter (where not \(isTotal[own]) and \(isTotal[other]))" as SQL
      }
    }
    let sizes = filters.map { "count(distinct \(Self.text($0)))" as SQL }
    let cells = try await connection.collect(
      "select \(pairs + sizes) from \(table) where \(level) = 'National'"
    ).row(0).map { $0.integer ?? 0 }
    func neverApart(_ own: Int, _ other: Int) -> Bool {
      own != other && cells[own * filters.count + other] == 0
    }
    var groups: [String: Set<String>] = [:]
    for own in filters.indices {
      let with = filters.indices.filter { neverApart(own, $0) }
      let size = { (index: Int) in cells[filters.count * filters.count + index] }
      let isGroup = with.contains { neverApart($0, own) && (size($0), $0) > (size(own), own) }
      if !isGroup { groups[filters[own].name] = Set(with.map { filters[$0].name }) }
    }
    return groups
  }
}
