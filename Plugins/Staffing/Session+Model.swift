import SlateKit

extension Session {
  /// The rows of a table of the teacher workforce model: of imported files, and of the embedded figures where no file has
  /// that row.
  ///
  /// - Parameters:
  ///   - input: What files supply.
  ///   - series: The same as embedded figures.
  ///   - keys: The columns that say, beside the period, which row is which.
  func rows(_ input: Input, and series: PublishedSeries, by keys: [String], years: Years? = nil) async throws
    -> InputRows
  {
    guard !(try await parts(of: input)).isEmpty else { return try await rows(of: series, years: years) }
    var files = try await rows(of: input)
    let embedded = try await rows(of: series).relation
    let same = (["period"] + keys).map { "b.\(column: $0) is not distinct from f.\(column: $0)" as SQL }
    let whole = Relation(
      sql: """
        select * from \(files.relation) union all by name
        select * from \(embedded) as b where not exists (
          select 1 from \(files.relation) as f where \(same, separator: " and "))
        """,
      columns: embedded.columns, sources: files.relation.sources)
    files.everyYear = whole
    files.relation = whole
    guard let years else { return files }
    let all = try await connection.collect("select distinct period from \(whole) order by period")
    let labels = (0..<all.rowCount).compactMap { all.row($0)[0].text }
    let wanted = labels.filter { Period(label: $0).map(years.range.contains) ?? false }
    guard !wanted.isEmpty else {
      throw SlateError(
        "\(input.id) has no year in '\(years.range.text)'.", at: .argument(years.range.text),
        hint: "It has \(labels.first ?? "none") to \(labels.last ?? "none").")
    }
    files.periods = "period in (\(values: wanted))"
    files.relation = whole.filtered(["period in (\(values: wanted))"])
    return files
  }
}
