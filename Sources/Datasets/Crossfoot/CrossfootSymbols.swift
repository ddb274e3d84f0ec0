import Engine

/// The symbols that stand in place of missing parts.
struct CrossfootSymbols {
  private struct Place: Hashable {
    var key: [UInt32]
    var parts: String
    /// 0 for all of England.
    var region: UInt32
    var column: String
  }

  private var found: [Place: Set<String>] = [:]

  /// Reads them for the columns of sums that lack parts; none where no sum does.
  init(
    of sums: [CrossfootSum], in layout: CrossfootLayout, texts: inout CrossfootTexts,
    on connection: Connection
  ) async throws {
    let names = Set(sums.filter { $0.missing > 0 && $0.kind == .places }.map(\.column.name))
    let columns = layout.counts.filter { names.contains($0.name) && $0.symbols != nil }
    let symbols = columns.compactMap(\.symbols)
    guard !symbols.isEmpty else { return }
    let heads: [SQL] =
      [
        "\(layout.level) as level", "\(layout.period) as period", "\(layout.identifier) as identifier",
        "\(layout.region) as region",
      ] + layout.filters.indices.map { "\(column: layout.filters[$0].name) as \(column: "f\($0)")" }
    let cells = symbols.indices.map {
      "string_agg(distinct cast(\(column: symbols[$0]) as varchar), ' ') as \(column: "y\($0)")" as SQL
    }
    let some = symbols.map { "\(column: $0) is not null" as SQL }
    let table = try await connection.collect(
      """
      select \(heads), \(cells) from \(layout.table)
      where \(layout.isChecked) and (\(some, separator: " or ")) group by all
      """)
    let codes = table.vectors.prefix(heads.count).map { texts.codes(of: $0) }
    for row in 0..<table.rowCount {
      let isRegion = ["regional", "region"].contains(texts[codes[0][row]].lowercased())
      let key = [codes[1][row], codes[2][row]] + codes[4...].map { $0[row] }
      for (index, column) in columns.enumerated() {
        guard let text = table.vectors[heads.count + index][row].text else { continue }
        for region in Set([0, codes[3][row]]) {
          let place = Place(
            key: key, parts: isRegion ? "regions" : "authorities", region: region, column: column.name)
          found[place, default: []].formUnion(text.split(separator: " ").map(String.init))
        }
      }
    }
  }

  /// The symbols of the missing parts of a sum.
  func text(_ sum: CrossfootSum) -> String {
    let place = Place(key: sum.key, parts: sum.parts, region: sum.region, column: sum.column.name)
    return (found[place] ?? []).sorted().joined(separator: ", ")
  }
}
