import SlateKit
import Statistics

/// Which counts of a table are suppressed, over all its periods and columns.
struct ProtectedCounts {
  /// How many counts there are, and how many of them are small, and suppressed for others' sake.
  private(set) var cells = 0
  private(set) var primary = 0
  private(set) var secondary = 0
  /// How many small counts could be worked out, or narrowed down.
  private(set) var unprotected = 0
  private(set) var weak = 0
  /// The categories that are taken for sums.
  private(set) var totals: [String]
  private var suppressed: Set<[Int]> = []

  /// Whether a count is suppressed, by its row and its place among the counted columns.
  func isSuppressed(_ row: Int, _ column: Int) -> Bool { suppressed.contains([row, column]) }

  init(
    _ table: Table, counted: [Int], dimensions: [Int], threshold: Int, zeros: Bool, isSumKnown: Bool,
    in areas: AreaRegister
  ) throws {
    var axes = ProtectedAxes(table, dimensions: dimensions, isSumKnown: isSumKnown, in: areas)
    totals = axes.totals
    let total = ProtectedCounts.total(of: counted, in: table)
    if let total {
      axes.addColumns(counted.count, total: total)
      totals.append("column '\(table.columns[counted[total]].name)'")
    }
    let shape = axes.axes.map(\.axis)
    let size = shape.reduce(1) { $0 * $1.parents.count }
    guard size <= 20_000_000 else {
      throw SlateError("The table has too many combinations of categories to be protected: \(size).")
    }
    let values = counted.map { column in
      (0..<table.rowCount).map { row in table.vectors[column][row].double.map { Int($0.rounded()) } }
    }
    for negative in values where negative.contains(where: { ($0 ?? 0) < 0 }) {
      throw SlateError(
        "A column has counts below zero, so it is no column of counts.",
        hint: "Name the columns that are: --counts COLUMN ...")
    }
    for group in 0..<((axes.tables.max() ?? -1) + 1) {
      let rows = axes.tables.indices.filter { axes.tables[$0] == group }
      let columns = total == nil ? counted.indices.map { [$0] } : [Array(counted.indices)]
      for members in columns {
        var counts = [Int?](repeating: nil, count: size)
        var places: [Int: [Int]] = [:]
        for row in rows {
          for (index, member) in members.enumerated() {
            let categories = axes.axes.map { $0.categories.isEmpty ? index : $0.categories[row] }
            let place = zip(categories, shape).reduce(0) { $0 * $1.1.parents.count + $1.0 }
            guard places[place] == nil else {
              throw SlateError(
                "Several rows are about the same categories, so this is no table of counts.",
                hint: "Group them first: | group COLUMN ... --sum COLUMN")
            }
            places[place] = [row, member]
            counts[place] = values[member][row]
          }
        }
        take(
          Suppression(CountTable(axes: shape, counts: counts), threshold: threshold, includingZeros: zeros),
          places, counts)
      }
    }
  }

  private mutating func take(_ suppression: Suppression, _ places: [Int: [Int]], _ counts: [Int?]) {
    for (place, cell) in places {
      if counts[place] != nil { cells += 1 }
      switch suppression.cells[place] {
      case .shown: continue
      case .primary: primary += 1
      case .secondary: secondary += 1
      }
      suppressed.insert(cell)
    }
    unprotected += suppression.unprotected.count
    weak += suppression.weak.count
  }

  /// The counted column that is the sum of the others, by its name and in every row that has all of them; nil for none.
  private static func total(of counted: [Int], in table: Table) -> Int? {
    let named = counted.indices.filter { index in
      let column = table.columns[counted[index]]
      return ProtectedAxes.isTotal(column.name.replacing("_", with: " "))
        || ProtectedAxes.isTotal(column.label)
    }
    guard counted.count > 2, named.count == 1, let total = named.first else { return nil }
    let others = counted.filter { $0 != counted[total] }
    let closes = (0..<table.rowCount).allSatisfy { row in
      let parts = others.compactMap { table.vectors[$0][row].integer }
      guard parts.count == others.count, let sum = table.vectors[counted[total]][row].integer else {
        return true
      }
      return parts.reduce(0, +) == sum
    }
    return closes ? total : nil
  }
}
