/// The statistical neighbours of an area, as an imported list names them.
///
/// Lists are directional: an area's neighbour need not have that area among its own.
public struct Neighbours: Sendable {
  /// One neighbour.
  public struct Neighbour: Sendable, Hashable {
    /// The area.
    public var area: Area
    /// How close it is, in the list's words; empty where the list does not say.
    public var closeness: String
  }

  /// The neighbours, the nearest first.
  public var list: [Neighbour]
  /// The dataset that names them.
  public var source: String
}

extension Session {
  /// The statistical neighbours of an authority; nil where no list was imported or the list does not have the authority.
  ///
  /// Two layouts are known by their shape. In one an authority has a row, with its number in `old_la_code` and its neighbours'
  /// numbers in `SN_1`, `SN_2` and so on; `SN_1P` says how close the first is. In the other each authority has a column
  /// under its name, with its neighbours' names below. The list that was imported last counts.
  public func neighbours(of area: Area) async throws -> Neighbours? {
    guard area.level == .authority else { return nil }
    for dataset in try await catalog.newest().reversed() {
      if let found = try await rowNeighbours(of: area, in: dataset) { return found }
      if let found = try await columnNeighbours(of: area, in: dataset) { return found }
    }
    return nil
  }

  /// Whether an imported dataset is a list of statistical neighbours.
  public func hasNeighbours() async throws -> Bool {
    try await catalog.newest().contains(where: isNeighbours)
  }

  /// Whether a dataset is a list of statistical neighbours, in one of the two layouts.
  public func isNeighbours(_ dataset: Dataset) -> Bool {
    Session.ranks(dataset).count > 1 || namesAuthorities(dataset)
  }

  private static func ranks(_ dataset: Dataset) -> [(column: Column, closeness: Column?)] {
    guard dataset.column("old_la_code") != nil else { return [] }
    return (1...40).map { number in
      dataset.column("SN_\(number)").map { ($0, dataset.column("SN_\(number)P")) }
    }.prefix { $0 != nil }.compactMap(\.self)
  }

  private func rowNeighbours(of area: Area, in dataset: Dataset) async throws -> Neighbours? {
    let ranks = Session.ranks(dataset)
    guard ranks.count > 1, let key = dataset.column("old_la_code") else { return nil }
    let items = ranks.flatMap { rank -> [SQL] in
      [
        "cast(\(column: rank.column.name) as varchar)",
        rank.closeness.map { "trim(cast(\(column: $0.name) as varchar))" } ?? "cast(null as varchar)",
      ]
    }
    let found = try await connection.collect(
      """
      select \(items) from \(schema: Dataset.schema, table: dataset.table)
      where cast(\(column: key.name) as varchar) = \(area.oldCode) limit 1
      """)
    guard found.rowCount == 1 else { return nil }
    let cells = found.row(0).map(\.text)
    let list = stride(from: 0, to: cells.count, by: 2).compactMap { index -> Neighbours.Neighbour? in
      guard let code = cells[index], case .one(let neighbour) = areas.find(code) else { return nil }
      return Neighbours.Neighbour(area: neighbour, closeness: cells[index + 1] ?? "")
    }
    return Neighbours(list: list, source: dataset.table)
  }

  /// Whether most columns of a dataset are named after authorities.
  private func namesAuthorities(_ dataset: Dataset) -> Bool {
    dataset.columns.count >= 20
      && dataset.columns.filter { authority($0.name) != nil }.count * 10 >= dataset.columns.count * 9
  }

  private func authority(_ name: String) -> Area? {
    if case .one(let area) = areas.find(name), area.level == .authority { area } else { nil }
  }

  private func columnNeighbours(of area: Area, in dataset: Dataset) async throws -> Neighbours? {
    guard namesAuthorities(dataset) else { return nil }
    let codes = areas.codes(of: area)
    guard
      let column = dataset.columns.first(where: {
        authority($0.name).map { codes.contains($0.code) } ?? false
      })
    else { return nil }
    let found = try await connection.collect(
      "select cast(\(column: column.name) as varchar) from \(schema: Dataset.schema, table: dataset.table)")
    let names = (0..<found.rowCount).compactMap { found.row($0)[0].text }
    let list = names.compactMap { authority($0) }.map { Neighbours.Neighbour(area: $0, closeness: "") }
    return list.isEmpty ? nil : Neighbours(list: list, source: dataset.table)
  }
}
