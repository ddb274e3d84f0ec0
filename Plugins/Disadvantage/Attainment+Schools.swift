import SlateKit
import Statistics

extension Attainment {
  /// A school's pupils of both groups, and how many of each reach the standard.
  private struct School {
    var disadvantaged: (pupils: Double, achieving: Double)
    var others: (pupils: Double, achieving: Double)
  }

  /// The gap among the schools of imported files, with an interval by drawing schools.
  func ofSchools(in session: Session) async throws -> Output {
    guard measure == .readingWritingMaths else {
      throw SlateError(
        "Schools' results are read for reading, writing and maths at 11 only.", at: .argument("--schools"),
        hint:
          "Add --measure reading-writing-maths. With pupils' scores, 'disadvantage index --school' gives an interval."
      )
    }
    let rows = try await session.rows(of: Inputs.schools, selection)
    let table = try await session.connection.collect(
      """
      select period, area_code, area, disadvantaged, round(rwm_disadvantaged * disadvantaged / 100.0) as d,
        others, round(rwm_others * others / 100.0) as o
      from \(rows.relation) order by period, area, urn
      """)
    var order: [[String]] = []
    var groups: [[String]: [School?]] = [:]
    for row in (0..<table.rowCount).map(table.row) {
      let key = row.prefix(3).map { $0.text ?? "" }
      if groups[key] == nil { order.append(key) }
      let numbers = row.dropFirst(3).compactMap(\.double)
      groups[key, default: []].append(
        numbers.count == 4
          ? School(disadvantaged: (numbers[0], numbers[1]), others: (numbers[2], numbers[3])) : nil)
    }
    var leftOut = 0
    let cells = order.map { key -> [Value] in
      let all = groups[key] ?? []
      let schools = all.compactMap(\.self)
      leftOut += all.count - schools.count
      return key.map(Value.text) + row(schools, of: all.count, seed: session.seed)
    }
    let rate = ("%", 1)
    let names = [
      ("schools", "Schools", "", 0), ("schools_left_out", "Left out", "schools", 0),
      ("disadvantaged_pupils", "Disadvantaged", "pupils", 0), ("others_pupils", "Others", "pupils", 0),
      ("disadvantaged", "Disadvantaged, achieving", rate.0, rate.1),
      ("others", "Others, achieving", rate.0, rate.1),
      ("gap", "Gap", "percentage points", 1), ("low", "From", "percentage points", 1),
      ("high", "To", "percentage points", 1),
    ]
    let columns =
      [
        Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
        Column("area", .text, label: "Area"),
      ]
      + names.map { name, label, unit, decimals in
        let column = Column(name, .number, label: label, unit: unit, decimals: decimals)
        return name == "schools_left_out" || name.hasSuffix("_pupils") ? column.asDetail : column
      }
    let relation = try await session.relation(
      of: Table(columns: columns, rows: cells), sources: rows.relation.sources)
    return .relation(
      relation.drawn(
        ChartHint(.dot, x: "period", y: ["gap"], title: "Gap in reading, writing and maths among schools")),
      notices: [
        rows.origin,
        .warning(
          "\(leftOut.grouped) schools without a printed rate for both groups are left out, most of them for having few pupils of "
            + "one: the gap is that of the others, not of the whole authority."),
        .note(
          "Pupils achieving are rates, printed in whole percent, times pupils, rounded. Intervals (95%) are quantiles of "
            + "\(replicates.grouped) draws of whole schools with replacement."),
        DisadvantagePlugin.definition,
      ])
  }

  private func row(_ schools: [School], of all: Int, seed: UInt64) -> [Value] {
    func rates(_ times: [Int32]?) -> (disadvantaged: Double, others: Double)? {
      var sums = (0.0, 0.0, 0.0, 0.0)
      for (index, school) in schools.enumerated() {
        let drawn = times.map { Double($0[index]) } ?? 1
        sums.0 += drawn * school.disadvantaged.pupils
        sums.1 += drawn * school.disadvantaged.achieving
        sums.2 += drawn * school.others.pupils
        sums.3 += drawn * school.others.achieving
      }
      guard sums.0 > 0, sums.2 > 0 else { return nil }
      return (100 * sums.1 / sums.0, 100 * sums.3 / sums.2)
    }
    let counts: [Value] = [
      .number(Double(schools.count)), .number(Double(all - schools.count)),
      .number(schools.reduce(0) { $0 + $1.disadvantaged.pupils }),
      .number(schools.reduce(0) { $0 + $1.others.pupils }),
    ]
    guard let found = rates(nil) else {
      return counts + [Value](repeating: .missing(.notAvailable), count: 5)
    }
    let bootstrap = ClusterBootstrap(clusters: schools.count, replicates: replicates, seed: seed)
    let interval =
      schools.count > 1
      ? ClusterBootstrap.interval(bootstrap.values { rates($0).map { $0.others - $0.disadvantaged } }) : nil
    return counts + [
      .number(found.disadvantaged), .number(found.others), .number(found.others - found.disadvantaged),
      interval.map { .number($0.lowerBound) } ?? .missing(.notAvailable),
      interval.map { .number($0.upperBound) } ?? .missing(.notAvailable),
    ]
  }
}
