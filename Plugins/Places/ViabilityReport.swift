import SlateKit

/// What falling rolls do to schools, and what a change of schools makes of that.
struct ViabilityReport: Sendable {
  let before: SchoolEstate
  /// nil where nothing was changed.
  let after: SchoolEstate?
  /// In percent of capacity.
  let surplus: Double
  /// In £ a year.
  let perPupil: Double

  private var estate: SchoolEstate { after ?? before }
  private var first: Int { estate.years.first ?? 0 }
  private var last: Int { estate.years.last ?? 0 }

  private static func number(_ name: String, _ label: String, _ unit: String, decimals: Int = 0) -> Column {
    Column(name, .number, label: label, unit: unit, decimals: decimals, symbols: name + "_symbol")
  }

  /// Surplus places in percent of capacity; nil for a school without places.
  private func rate(_ school: SchoolEstate.School, _ year: Int) -> Double? {
    guard let capacity = school.capacity[year], capacity > 0 else { return nil }
    return 100 * max(0, capacity - (school.pupils[year] ?? 0)) / capacity
  }

  private func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notApplicable) }

  /// A row for each school.
  var schools: Table {
    let rows = estate.schools.map { school -> [Value] in
      let (now, then) = (school.pupils[first] ?? 0, school.pupils[last] ?? 0)
      let passes = estate.years.first { rate(school, $0).map { $0 >= surplus } ?? false }
      return [
        .text(school.planningArea), .text(school.id), .text(school.name), .text(school.phase),
        value(school.capacity[last]), .number(now), .number(then), .number((then - now) * perPupil / 1000),
        value(rate(school, first)), value(rate(school, last)),
        passes.map { .integer($0) } ?? .missing(.notApplicable),
      ] + (after == nil ? [] : [.text(school.closesInto.map { "closes into \($0)" } ?? "")])
    }
    return Table(
      columns: [
        Column("planning_area", .text, label: "Planning area").asDetail,
        Column("school_id", .text, label: "School number").asDetail, Column("school", .text, label: "School"),
        Column("phase", .text, label: "Phase"),
        Self.number("capacity", "Places \(last)", "places"),
        Self.number("pupils_now", "Pupils \(first)", "pupils"),
        Self.number("pupils_then", "Pupils \(last)", "pupils"),
        Self.number("income_change", "Income change", "£k"),
        Self.number("surplus_now", "Surplus \(first)", "%", decimals: 1),
        Self.number("surplus_then", "Surplus \(last)", "%", decimals: 1),
        Column(
          "passes", .integer, label: "Passes \(surplus.text(decimals: 0))% in", role: .dimension,
          symbols: "passes_symbol"),
      ] + (after == nil ? [] : [Column("change", .text, label: "Change").asDetail]), rows: rows)
  }

  /// A row for each planning area and January.
  var areas: Table {
    var rows: [[Value]] = []
    let groups = Dictionary(grouping: estate.schools) { [$0.planningArea, $0.phase] }
    for (key, schools) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      for year in estate.years {
        let open = schools.filter { ($0.capacity[year] ?? 0) > 0 }
        let capacity = open.reduce(0) { $0 + ($1.capacity[year] ?? 0) }
        let pupils = schools.reduce(0) { $0 + ($1.pupils[year] ?? 0) }
        let now = schools.reduce(0) { $0 + ($1.pupils[first] ?? 0) }
        let spare = open.reduce(0) { $0 + max(0, ($1.capacity[year] ?? 0) - ($1.pupils[year] ?? 0)) }
        let risk = open.count { (rate($0, year) ?? 0) >= surplus }
        rows.append([
          .text(key[0]), .text(key[1]), .integer(year), .integer(open.count), .number(capacity),
          .number(pupils),
          .number(spare), value(capacity > 0 ? 100 * spare / capacity : nil), .integer(risk),
          .number((pupils - now) * perPupil / 1000),
        ])
      }
    }
    return Table(
      columns: [
        Column("planning_area", .text, label: "Planning area"), Column("phase", .text, label: "Phase"),
        Column("year", .integer, label: "January", role: .dimension),
        Column("schools", .integer, label: "Schools", decimals: 0),
        Self.number("capacity", "Places", "places"),
        Self.number("pupils", "Pupils", "pupils"), Self.number("surplus_places", "Surplus places", "places"),
        Self.number("surplus_rate", "Surplus", "%", decimals: 1),
        Column("at_risk", .integer, label: "Schools from \(surplus.text(decimals: 0))%", decimals: 0),
        Self.number("income_change", "Income change", "£k"),
      ], rows: rows)
  }

  var notices: [Notice] {
    let whole = { (number: Double) in Int(abs(number).rounded()).grouped }
    let pupils = { (year: Int) in estate.schools.reduce(0) { $0 + ($1.pupils[year] ?? 0) } }
    let change = pupils(last) - pupils(first)
    var notices = [
      Notice.note(
        "Income: £\(whole(perPupil)) for each pupil, held. All schools: \(whole(change)) pupils and £\(whole(change * perPupil / 1000)) thousand a year \(change < 0 ? "fewer" : "more") in January \(last) than in January \(first)."
      ),
      .note(
        "\(atRisk(before, first)) of \(before.schools.count.grouped) schools have \(surplus.text(decimals: 0))% of their places unfilled in January \(first), \(atRisk(before, last)) in January \(last)\(after.map { ", after the changes \(atRisk($0, last))" } ?? ""). z: never in these years."
      ),
    ]
    guard let after else { return notices }
    let moves = after.moves.filter { $0.year == last }
    let moved = moves.reduce(0) { $0 + $1.pupils }
    let far =
      moves.allSatisfy { $0.kilometres != nil }
      ? "at most \((moves.reduce(0) { $0 + $1.pupils * ($1.kilometres ?? 0) }).text(decimals: 0)) pupil kilometres a way, \((moved > 0 ? moves.reduce(0) { $0 + $1.pupils * ($1.kilometres ?? 0) } / moved : 0).text(decimals: 1)) for each"
      : "a distance that is not known, for the schools have no coordinates"
    let places = { (estate: SchoolEstate) in estate.schools.reduce(0) { $0 + ($1.capacity[last] ?? 0) } }
    notices.append(
      .note(
        "The changes take \((places(before) - places(after)).text(decimals: 0)) places away by January \(last) and move \(moved.text(decimals: 0)) pupils then. The price: \(far) (straight lines between the schools)."
      ))
    let over = after.schools.reduce(0) { $0 + max(0, ($1.pupils[last] ?? 0) - ($1.capacity[last] ?? 0)) }
    let overBefore = before.schools.reduce(0) {
      $0 + max(0, ($1.pupils[last] ?? 0) - ($1.capacity[last] ?? 0))
    }
    if over - overBefore > 0.5 {
      notices.append(
        .warning(
          "In January \(last) schools have \(over.text(decimals: 0)) pupils more than places, \((over - overBefore).text(decimals: 0)) of them by the changes."
        ))
    }
    return notices
  }

  private func atRisk(_ estate: SchoolEstate, _ year: Int) -> String {
    estate.schools.count { (rate($0, year) ?? 0) >= surplus }.grouped
  }
}
