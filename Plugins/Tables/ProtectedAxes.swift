import SlateKit
import Statistics

/// The axes of a table of counts as its columns tell them: places, and every other column of categories.
///
/// Columns of time tell separate tables apart, for years are no parts of a total.
struct ProtectedAxes {
  /// One axis: the categories of its rows.
  struct Axis {
    var axis: CountTable.Axis
    /// The category of each row.
    var categories: [Int]
  }

  private(set) var axes: [Axis] = []
  /// Which table each row belongs to.
  private(set) var tables: [Int] = []
  /// The columns of which a category is taken for the sum of the others, with that category.
  private(set) var totals: [String] = []

  private static let places: Set<String> = [
    "level", "area_code", "area", "region", "geographic_level", "country_code", "country_name", "region_code",
    "region_name", "new_la_code", "old_la_code", "la_name",
  ]
  private static let times: Set<String> = [
    "period", "time_period", "time_identifier", "year", "academic_year", "calendar_year", "financial_year",
  ]

  init(_ table: Table, dimensions: [Int], isSumKnown: Bool, in areas: AreaRegister) {
    let names = table.columns.map { $0.name.lowercased() }
    let times = dimensions.filter {
      ProtectedAxes.times.contains(names[$0]) || table.columns[$0].kind == .moment
    }
    let places = dimensions.filter { ProtectedAxes.places.contains(names[$0]) }
    let others = dimensions.filter { !times.contains($0) && !places.contains($0) }
    tables = ProtectedAxes.numbered(table, times).categories
    if !places.isEmpty {
      let (categories, keys) = ProtectedAxes.numbered(table, places)
      let parents = ProtectedAxes.parents(keys, named: places.map { names[$0] }, in: areas)
      axes.append(Axis(axis: .init(parents: parents, isSumKnown: isSumKnown), categories: categories))
    }
    var groups = ProtectedAxes.twins(table, others)
    while let (outer, inner) = ProtectedAxes.nested(table, groups) {
      add(breakdowns: groups[outer], of: groups[inner], table, isSumKnown)
      groups = groups.indices.filter { $0 != outer && $0 != inner }.map { groups[$0] }
    }
    for columns in groups {
      let (categories, keys) = ProtectedAxes.numbered(table, columns)
      var parents = [Int?](repeating: nil, count: keys.count)
      let sums = keys.indices.filter { keys[$0].contains(where: ProtectedAxes.isTotal) }
      if sums.count == 1, let total = sums.first, keys.count > 1 {
        for category in keys.indices where category != total { parents[category] = total }
        let label = keys[total].first.flatMap(\.self) ?? ""
        totals.append("\(table.columns[columns[0]].name) '\(label)'")
      }
      axes.append(Axis(axis: .init(parents: parents, isSumKnown: isSumKnown), categories: categories))
    }
  }

  /// Adds categories of which another column says by what they break down: each breakdown has the same sum.
  private mutating func add(breakdowns outer: [Int], of inner: [Int], _ table: Table, _ isSumKnown: Bool) {
    let (categories, keys) = ProtectedAxes.numbered(table, inner + outer)
    let topics = ProtectedAxes.numbered(table, outer).categories
    var breakdowns = [Int](repeating: 0, count: keys.count)
    for (row, category) in categories.enumerated() { breakdowns[category] = topics[row] }
    let sums = keys.indices.filter { keys[$0].prefix(inner.count).contains(where: ProtectedAxes.isTotal) }
    var parents = [Int?](repeating: nil, count: keys.count)
    for sum in sums {
      let own = keys.indices.filter { breakdowns[$0] == breakdowns[sum] }
      guard own.count > 1, own.count(where: sums.contains) == 1 else { continue }
      for category in own where category != sum { parents[category] = sum }
    }
    totals.append("the categories of each '\(table.columns[outer[0]].name)'")
    axes.append(
      Axis(
        axis: .init(parents: parents, isSumKnown: isSumKnown || !sums.isEmpty, breakdowns: breakdowns),
        categories: categories))
  }

  /// Two columns of which one's categories belong, but for a few, to one category of the other, as a breakdown to its topic.
  private static func nested(_ table: Table, _ groups: [[Int]]) -> (outer: Int, inner: Int)? {
    let counts = groups.map { numbered(table, $0).keys.count }
    for inner in groups.indices {
      for outer in groups.indices where outer != inner && counts[outer] > 1 && counts[outer] < counts[inner] {
        let together = numbered(table, groups[inner] + groups[outer]).keys.count
        if 2 * together <= 3 * counts[inner], 2 * together <= counts[inner] * counts[outer] {
          return (outer, inner)
        }
      }
    }
    return nil
  }

  /// Adds the columns of counts themselves as an axis, of which one is the sum of the others.
  mutating func addColumns(_ count: Int, total: Int) {
    let parents = (0..<count).map { $0 == total ? nil : total as Int? }
    axes.append(Axis(axis: .init(parents: parents), categories: []))
  }

  /// Whether a category is called a total: `Total`, `All`, `All pupils`.
  static func isTotal(_ text: String?) -> Bool {
    let words = (text ?? "").lowercased().split { !$0.isLetter }
    return words.first == "total" || words.first == "all" || words.last == "total"
  }

  /// The categories of some columns together, in the order of their first rows.
  private static func numbered(_ table: Table, _ columns: [Int]) -> (categories: [Int], keys: [[String?]]) {
    var numbers: [[String?]: Int] = [:]
    var keys: [[String?]] = []
    let categories = (0..<table.rowCount).map { row -> Int in
      let key = columns.map { text(table.vectors[$0][row]) }
      if let known = numbers[key] { return known }
      numbers[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    return (categories, keys)
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .text(let text), .moment(let text): text
    case .integer(let number): String(number)
    case .boolean(let truth): String(truth)
    case .number, .decimal: value.double.map { String($0) }
    case .missing: nil
    }
  }

  /// Columns that say the same in other words (a code and its label) together; every other one alone.
  private static func twins(_ table: Table, _ columns: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    for column in columns {
      let own = numbered(table, [column]).keys.count
      if let index = groups.firstIndex(where: {
        numbered(table, $0).keys.count == own && numbered(table, $0 + [column]).keys.count == own
      }) {
        groups[index].append(column)
      } else {
        groups.append([column])
      }
    }
    return groups
  }

  /// Of which place each place is a part: an authority of its region or else of England, a region of England.
  private static func parents(_ keys: [[String?]], named names: [String], in areas: AreaRegister) -> [Int?] {
    let found = keys.map { key -> Area? in
      let cells = Dictionary(zip(names, key.map { $0 ?? "" })) { first, _ in first }
      let level = cells["level"] ?? cells["geographic_level"]
      let columns: [String] =
        switch level {
        case "National": ["area_code", "country_code", "area", "country_name"]
        case "Regional": ["area_code", "region_code", "area", "region_name"]
        default:
          [
            "area_code", "area", "new_la_code", "la_name", "old_la_code", "region_code", "region_name",
            "region",
            "country_code", "country_name",
          ]
        }
      for column in columns {
        guard let text = cells[column], !text.isEmpty, case .one(let area) = areas.find(text) else {
          continue
        }
        return area
      }
      return nil
    }
    let country = found.firstIndex { $0?.level == .country }
    let total =
      country
      ?? keys.indices.first { index in
        found[index] == nil && keys[index].contains(where: isTotal)
      }
    return found.indices.map { index in
      guard index != total else { return nil }
      guard let area = found[index] else { return total }
      let regions = [area.regionCode, area.level == .subregion ? "" : areas.region(of: area)?.code ?? ""]
      let parent = found.indices.first { other in
        other != index && !regions[0].isEmpty && regions.contains(found[other]?.code ?? "none")
      }
      return parent ?? total
    }
  }
}
