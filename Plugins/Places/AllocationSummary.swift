import SlateKit
import Statistics

/// How many children got which preference, by both rules.
struct AllocationSummary {
  private let applications: Applications
  private let group: Column?
  private let hasDistance: Bool

  init(_ applications: Applications, by group: Column?, hasDistance: Bool) {
    self.applications = applications
    self.group = group
    self.hasDistance = hasDistance
  }

  func table(deferred: Admissions.Offers, immediate: Admissions.Offers) -> Table {
    let groups = group == nil ? ["all"] : Set(applications.groups).sorted()
    let rows = [("equal preferences", deferred), ("first preference first", immediate)].flatMap {
      rule, offers in
      groups.map { row(rule, $0, offers) }
    }
    let rates = [
      Column("first_rate", .number, label: "First preference", unit: "%", decimals: 1),
      Column("top_three_rate", .number, label: "One of the first three", unit: "%", decimals: 1),
      Column("none_rate", .number, label: "No school named", unit: "%", decimals: 1),
    ]
    return Table(
      columns: [
        Column("rule", .text, label: "Rule"),
        Column(group?.name ?? "children_of", .text, label: group?.label ?? "Children of", role: .dimension),
        Column("children", .integer, label: "Children", decimals: 0),
        Column("first", .integer, label: "Offered their first preference", decimals: 0),
        Column("top_three", .integer, label: "Offered one of their first three", decimals: 0),
        Column("none", .integer, label: "Offered no school that they named", decimals: 0),
      ] + rates
        + (hasDistance
          ? [Column("distance", .number, label: "Mean distance to the offer", unit: "km", decimals: 2)] : []),
      rows: rows)
  }

  private func row(_ rule: String, _ name: String, _ offers: Admissions.Offers) -> [Value] {
    let members = applications.groups.indices.filter { group == nil || applications.groups[$0] == name }
    let first = members.count { offers[$0] == 0 }
    let topThree = members.count { (0...2).contains(offers[$0]) }
    let none = members.count { offers[$0] < 0 }
    func rate(_ count: Int) -> Value { .number(100 * Double(count) / Double(max(members.count, 1))) }
    var cells: [Value] = [
      .text(rule), .text(name), .integer(members.count), .integer(first), .integer(topThree), .integer(none),
      rate(first), rate(topThree), rate(none),
    ]
    if hasDistance {
      let distances = members.compactMap { child -> Double? in
        guard offers[child] >= 0 else { return nil }
        let distance = applications.distances?[applications.admissions.starts[child] + Int(offers[child])]
        return distance.flatMap { $0.isNaN ? nil : $0 }
      }
      cells.append(
        distances.isEmpty ? .missing(nil) : .number(distances.reduce(0, +) / Double(distances.count)))
    }
    return cells
  }
}
