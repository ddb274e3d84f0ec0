import SlateKit
import Statistics

/// How many children got which preference, in several allocations of the same applications.
struct AllocationSummary {
  /// One allocation.
  struct Outcome {
    var rule: String
    var offers: Admissions.Offers
  }

  private let applications: Applications
  private let group: Column?

  init(_ applications: Applications, by group: Column?) {
    self.applications = applications
    self.group = group
  }

  /// A row for each allocation and group; the allocations after the first are compared with it, child by child.
  func table(_ outcomes: [Outcome]) -> Table {
    let members = Dictionary(grouping: applications.group.indices) { applications.group[$0] }
    let rows = outcomes.enumerated().flatMap { index, outcome in
      applications.groups.indices.map { group in
        row(outcome, applications.groups[group], members[group] ?? [], index == 0 ? nil : outcomes[0].offers)
      }
    }
    func count(_ name: String, _ label: String) -> Column {
      Column(name, .integer, label: label, decimals: 0)
    }
    func compared(_ name: String, _ label: String) -> Column {
      Column(name, .integer, label: label, decimals: 0, symbols: name + "_symbol")
    }
    func rate(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "%", decimals: 1, symbols: name + "_symbol")
    }
    return Table(
      columns: [
        Column("rule", .text, label: "Rule"),
        Column(group?.name ?? "children_of", .text, label: group?.label ?? "Children of", role: .dimension),
        count("children", "Children"), count("first", "Offered first").asDetail,
        count("top_three", "Offered top three").asDetail,
        count("none", "None named").asDetail,
        rate("first_rate", "First"), rate("top_three_rate", "Top three"),
        rate("none_rate", "None"), compared("gain", "Better off"), compared("lose", "Worse off"),
      ]
        + (applications.distances == nil
          ? [] : [Column("distance", .number, label: "Mean distance", unit: "km", decimals: 2)]),
      rows: rows)
  }

  private func row(
    _ outcome: Outcome, _ name: String, _ members: [Int], _ reference: Admissions.Offers?
  ) -> [Value] {
    let offers = outcome.offers
    let first = members.count { offers[$0] == 0 }
    let topThree = members.count { (0...2).contains(offers[$0]) }
    let none = members.count { offers[$0] < 0 }
    func rate(_ count: Int) -> Value {
      members.isEmpty ? .missing(.notApplicable) : .number(100 * Double(count) / Double(members.count))
    }
    let gain = reference.map { reference in members.count { Self.rank(offers[$0]) < Self.rank(reference[$0]) }
    }
    let lose = reference.map { reference in members.count { Self.rank(offers[$0]) > Self.rank(reference[$0]) }
    }
    var cells: [Value] = [
      .text(outcome.rule), .text(name), .integer(members.count), .integer(first), .integer(topThree),
      .integer(none), rate(first), rate(topThree), rate(none),
      gain.map { .integer($0) } ?? .missing(.notApplicable),
      lose.map { .integer($0) } ?? .missing(.notApplicable),
    ]
    if let known = applications.distances {
      let distances = members.compactMap { child -> Double? in
        guard offers[child] >= 0 else { return nil }
        let distance = known[applications.admissions.starts[child] + Int(offers[child])]
        return distance.isNaN ? nil : distance
      }
      cells.append(
        distances.isEmpty ? .missing(nil) : .number(distances.reduce(0, +) / Double(distances.count)))
    }
    return cells
  }

  /// The order of a child's wishes: no offer is the last.
  static func rank(_ offer: Int32) -> Int32 { offer < 0 ? .max : offer }
}
