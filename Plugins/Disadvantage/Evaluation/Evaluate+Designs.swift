import SlateKit
import Statistics

extension Evaluate {
  func differences(_ panel: SchoolPanel, _ outcome: Column, _ session: Session, _ sources: [String])
    async throws -> Output
  {
    guard !panel.never.isEmpty || comparison == .later && panel.starts.count > 1 else {
      throw SlateError(
        "Every school of the table was reached, so there is none to compare with.",
        hint: panel.starts.count > 1
          ? "Schools start in different years: --comparison later compares with those that are not reached yet."
          : "Add schools that were not reached, or look at the series alone: --design series --since \(panel.years[panel.starts[0]])."
      )
    }
    let others = comparison == .later ? panel.never + panel.reached : panel.never
    try demandClusters(panel, panel.reached, others)
    guard let found = DifferenceInDifferences(panel.units, comparison: comparison) else {
      throw SlateError(
        "No school that was reached has both a year before its start and a school to compare it with.",
        hint: "Add earlier years, or schools that were not reached.")
    }
    var notices: [Notice] = []
    if found.leftOut > 0 {
      notices.append(
        .warning(
          "\(found.leftOut.grouped) reached schools have no year before their start, or no comparison, and are left out."
        ))
    }
    notices += [trend(found), detectable(found.overall, outcome), crowding(panel)].compactMap(\.self)
    notices.append(
      .note(
        "Cause is claimed only as far as both groups would have changed alike. Intervals: 95%, errors clustered by "
          + "\(cluster.map { "'\($0.text)'" } ?? "school")."))
    if overTime {
      let rows = found.events.map { event in
        [.integer(event.distance)] + Evaluate.cells(event.effect)
      }
      notices.append(
        .note("Against the year before the start. Far from it fewer schools count, as 'Reached' says."))
      return try await table(
        [Column("distance", .integer, label: "Years since the start", decimals: 0, role: .dimension)], rows,
        outcome, x: "distance", notices, session, sources)
    }
    var rows = [[.text("All schools reached")] + Evaluate.cells(found.overall)]
    if found.cohorts.count > 1 {
      rows += found.cohorts.map { cohort in
        [.text("First reached \(panel.years[cohort.start])")] + Evaluate.cells(cohort.effect)
      }
    }
    return try await table(
      [Column("schools", .text, label: "Schools")], rows, outcome, x: "schools", notices,
      session, sources)
  }

  func twoWay(_ panel: SchoolPanel, _ outcome: Column, _ session: Session, _ sources: [String])
    async throws -> Output
  {
    guard panel.starts.count == 1 else {
      throw SlateError(
        "Schools start in \(panel.starts.count) different years. The two-way regression then compares schools with others that "
          + "were reached before, whose own effect goes into the comparison, and its coefficient can have the wrong sign.",
        at: .argument(design.rawValue),
        hint: "--design differences compares each cohort only with schools not reached.")
    }
    guard !panel.never.isEmpty else {
      throw SlateError(
        "Every school of the table was reached in the same year, so there is none to compare with.",
        hint: "--design series looks at the series alone.")
    }
    try demandClusters(panel, panel.reached, panel.never)
    guard let effect = TwoWayEffects.effect(panel.units) else {
      throw SlateError("The regression cannot be had: the outcome or the start does not vary.")
    }
    return try await table(
      [Column("schools", .text, label: "Schools")], [[.text("All schools reached")] + Evaluate.cells(effect)],
      outcome, x: "schools",
      [detectable(effect, outcome), crowding(panel)].compactMap(\.self), session, sources)
  }

  func matched(
    _ panel: SchoolPanel, _ outcome: Column, _ columns: [Column], _ session: Session, _ sources: [String]
  ) async throws -> Output {
    guard !match.isEmpty else {
      throw SlateError(
        "It must be said in what the schools must be alike.", hint: "Name the columns with --match COLUMN ..."
      )
    }
    guard cluster == nil else {
      throw SlateError(
        "Matched schools are clustered by the sets of a school and its matches.", hint: "Leave --cluster out."
      )
    }
    let reached = panel.reached.filter { (panel.units[$0].start ?? 0) > 0 }
    try demandClusters(panel, reached, panel.never)
    // Schools that start in different years have different years before; each is matched over the years before the first start.
    let first = reached.compactMap { panel.units[$0].start }.min() ?? 1
    func values(_ unit: Int) -> [Double] {
      columns.indices.map { column in
        panel.others[unit][..<first].reduce(0) { $0 + $1[column] } / Double(first)
      }
    }
    guard
      let found = MatchedUnits(
        reached.map(values), among: panel.never.map(values), neighbours: neighbours, caliper: caliper)
    else {
      throw SlateError(
        "\(reached.count.grouped) schools reached and \(panel.never.count.grouped) others are more pairs than are compared.",
        hint: "Keep fewer of the others with 'where', such as those of the same regions.")
    }
    func change(_ unit: Int, _ start: Int) -> Double {
      let outcomes = panel.units[unit].outcomes
      return outcomes[start...].reduce(0, +) / Double(outcomes.count - start)
        - outcomes[..<start].reduce(0, +) / Double(start)
    }
    guard found.matches.count >= Evaluate.leastClusters,
      let effect = found.effect(
        { change(reached[$0], panel.units[reached[$0]].start ?? 1) },
        { change(panel.never[$1], panel.units[reached[$0]].start ?? 1) })
    else {
      throw SlateError(
        "Only \(found.matches.count.grouped) of \(reached.count.grouped) schools reached find \(neighbours) like them: too few "
          + "for an interval.",
        hint: "A larger --caliper, fewer --neighbours, or more schools to choose from.")
    }
    let far = zip(columns, found.balance).filter { abs($0.1.after) > 0.25 }.map { "'\($0.0.name)'" }
    var notices: [Notice] = [
      .note(
        "Schools are alike in the mean of \(columns.map { "'\($0.name)'" }.joined(separator: ", ")) over the years before "
          + "\(panel.years[first]). Alike in these is not alike in everything."),
      detectable(effect, outcome),
    ]
    if found.unmatched > 0 {
      notices.append(.warning("\(found.unmatched.grouped) reached schools find no match and are left out."))
    }
    if !far.isEmpty {
      notices.append(
        .warning(
          "After matching the groups still differ by more than a quarter of a standard deviation in \(far.joined(separator: ", "))."
        ))
    }
    if columns.contains(where: { $0.name == outcome.name }) {
      notices.append(
        .warning(
          "Schools matched on the outcome itself move back towards their own means afterwards, which looks like an effect."
        ))
    }
    if balance {
      let table = Table(
        columns: [
          Column("characteristic", .text, label: "Characteristic"),
          Column("before", .number, label: "Before matching", unit: "standard deviations", decimals: 2),
          Column("after", .number, label: "After", unit: "standard deviations", decimals: 2),
        ],
        rows: zip(columns, found.balance).map { [.text($0.label), .number($1.before), .number($1.after)] })
      return .relation(
        try await session.relation(of: table, sources: sources).drawn(
          ChartHint(.dot, x: "characteristic", y: ["before", "after"], title: "Reached less others")),
        notices: notices)
    }
    return try await self.table(
      [Column("schools", .text, label: "Schools")],
      [[.text("Schools reached, matched")] + Evaluate.cells(effect)],
      outcome, x: "schools", notices, session, sources)
  }

  /// Whether the schools changed alike before the start.
  private func trend(_ found: DifferenceInDifferences) -> Notice {
    guard let test = found.before else {
      return .warning(
        "There are too few years before the start, or too few schools, to show whether both groups changed alike before it."
      )
    }
    let says =
      "F = \(test.statistic.text(decimals: 2)) with \(test.effects) and \(test.degrees.text(decimals: 1)) degrees of freedom, p = \(test.probability.text(decimals: 3))"
    return test.probability < 0.05
      ? .warning(
        "The groups did not change alike before the start (\(says)): the effect rests on an assumption that the data speak against."
      )
      : .note(
        "Before the start the groups changed alike, as far as can be seen (\(says)); that is no proof.")
  }

  /// What effect the design could have seen at all.
  private func detectable(_ effect: EstimatedEffect, _ outcome: Column) -> Notice {
    let size = effect.detectable().text(decimals: (outcome.decimals ?? 2) + 1)
    return .note(
      "Power: a true effect of \(size)\(outcome.differenceUnit.isEmpty ? "" : " " + outcome.differenceUnit) would be found in 8 of 10 such studies, a smaller one less often."
    )
  }

  /// A warning where clusters are few.
  private func crowding(_ panel: SchoolPanel) -> Notice? {
    let count = Set(panel.units.map(\.cluster)).count
    return count < 40
      ? .warning("Errors rest on \(count) clusters; with fewer than about 40 they tend to be too small.")
      : nil
  }

  static func cells(_ effect: EstimatedEffect) -> [Value] {
    let interval = effect.interval()
    return [
      .number(effect.value), .number(interval.lowerBound), .number(interval.upperBound),
      .number(effect.standardError), .number(effect.probability), .integer(effect.reached),
      .integer(effect.comparisons),
    ]
  }

  /// Effects as a table, drawn with their intervals.
  func table(
    _ keys: [Column], _ rows: [[Value]], _ outcome: Column, x: String, title: String = "Effect",
    _ notices: [Notice],
    _ session: Session, _ sources: [String], labels: (String, String) = ("Reached", "Compared with")
  ) async throws -> Output {
    let decimals = (outcome.decimals ?? 2) + 1
    let columns =
      keys
      + [("effect", "Effect"), ("low", "From"), ("high", "To"), ("error", "Standard error")].map {
        Column($0.0, .number, label: $0.1, unit: outcome.differenceUnit, decimals: decimals)
      } + [
        Column("probability", .number, label: "p", decimals: 3),
        Column("reached", .integer, label: labels.0, decimals: 0),
        Column("comparisons", .integer, label: labels.1, decimals: 0),
      ]
    let relation = try await session.relation(of: Table(columns: columns, rows: rows), sources: sources)
    return .relation(
      relation.drawn(
        ChartHint(.dot, x: x, y: ["effect"], title: "\(title) on \(outcome.label.lowercased())")),
      notices: notices)
  }
}
