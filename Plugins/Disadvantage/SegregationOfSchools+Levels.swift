import SlateKit
import Statistics

extension SegregationOfSchools {
  /// Mutual information between the groups of each level, and between the schools of the last.
  func nested(_ schools: Relation, _ columns: (Column, Column), _ session: Session) async throws -> Output {
    guard by == nil, randomisations == 0 else {
      throw SlateError("--levels is a table of its own: leave out --by and --randomisations.")
    }
    let groups = try levels.map(schools.demand)
    let complete = try await session.complete(
      schools, [SQL.number(columns.0), SQL.number(columns.1)] + groups.map(SQL.text))
    // A group is known by its name and those of the groups that it lies in.
    var numbers: [[String]: Int] = [:]
    let places = groups.indices.map { level in
      complete.rows.map { row -> Int in
        let path = row[2...(level + 2)].map { $0.text ?? "" }
        let number = numbers[path] ?? numbers.count
        numbers[path] = number
        return number
      }
    }
    let all = complete.rows.map {
      Segregation.School(pupils: $0[0].double ?? 0, disadvantaged: $0[1].double ?? 0)
    }
    guard let parts = Segregation.nested(all, in: places) else {
      throw SlateError(
        "One of the two groups of pupils is empty, or a school has more disadvantaged pupils than pupils.",
        at: .argument(disadvantaged.text))
    }
    let names = groups.map(\.label) + ["Schools"]
    let whole = parts.reduce(0, +)
    let rows = parts.indices.map { index -> [Value] in
      let within = index == 0 ? "" : ", within " + names[index - 1].lowercased()
      return [
        .text("Between: " + names[index].lowercased() + within),
        .integer(index < groups.count ? Set(places[index]).count : all.count { $0.pupils > 0 }),
        .number(parts[index]), whole > 0 ? .number(100 * parts[index] / whole) : .missing(.notApplicable),
      ]
    }
    let last: [Value] = [.text("All"), .integer(all.count { $0.pupils > 0 }), .number(whole), .number(100)]
    let table = Table(
      columns: [
        Column("part", .text, label: "Part"), Column("groups", .integer, label: "Groups", decimals: 0),
        Column("mutual_information", .number, label: "Mutual information", unit: "nats", decimals: 5),
        Column("share", .number, label: "Share", unit: "%", decimals: 1),
      ], rows: rows + [last])
    return .relation(
      try await session.relation(of: table, sources: schools.sources).drawn(
        ChartHint(.bar, x: "part", y: ["share"], title: "Where segregation lies")),
      notices: [complete.notice("one of the numbers or a group")])
  }
}
