import SlateKit

/// What a plan costs in a year, by setting.
struct UnitCosts: Sendable {
  /// The name of the cost of every setting that has none of its own.
  static let every = "all"

  /// By the setting's name in lower case.
  private(set) var costs: [String: Double] = [:]
  private(set) var notices: [Notice] = []

  /// The published ones: National Audit Office, *Support for pupils with special educational needs and disabilities in
  /// England* (2019), as the press quotes it.
  static let published: UnitCosts = {
    var costs = UnitCosts()
    costs.costs = [
      "special, independent": 50_000, "special, maintained": 20_500,
      "special, academy or free school": 20_500,
    ]
    costs.notices = [
      .warning(
        "Unit costs are the National Audit Office's of 2019, quoted in the press (grade B): about £50,000 in an independent special school and £20,500 in a state one, in prices of that time. It has none for other settings: give yours with --unit or --costs."
      )
    ]
    return costs
  }()

  private init() {}

  /// Costs as typed (`SETTING=COST`), and those of a table with the columns setting and cost; what was typed counts first.
  ///
  /// - Throws: ``SlateError`` for what is no cost, or a setting that the table names twice.
  init(typed: [String], table: Relation?, in session: Session) async throws {
    if let table {
      let names = try SimulationColumns(table, table: "costs").demand(["setting", "cost"])
      let found = try await session.connection.collect(
        """
        select cast(\(column: names[0].name) as varchar), cast(\(column: names[1].name) as double)
        from \(table) order by 1
        """)
      for index in 0..<found.rowCount {
        let cells = found.row(index)
        guard let setting = cells[0].text, let cost = cells[1].double else { continue }
        guard costs.updateValue(cost, forKey: setting.lowercased()) == nil else {
          throw SlateError(
            "The table of costs has '\(setting)' twice.",
            hint: "One row a setting; 'group setting --mean cost' makes one of several.")
        }
      }
    }
    for text in typed {
      guard let split = text.lastIndex(of: "="),
        let cost = Money(argument: String(text[text.index(after: split)...])),
        cost.pounds >= 0
      else {
        throw SlateError(
          "'\(text)' is no unit cost.", at: .argument(text),
          hint: "Type a setting and its pounds a year: 'Special, independent=50000', or 'all=20k'.")
      }
      costs[String(text[..<split].trimmed).lowercased()] = cost.pounds
    }
  }

  /// The cost of a setting: its own, its group's, or that of all; nil where there is none.
  func cost(of setting: String) -> Double? {
    let name = setting.lowercased()
    return costs[name] ?? UnitCosts.groups[name].flatMap { costs[$0] } ?? costs[UnitCosts.every]
  }

  /// Costs of settings that do not occur are slips of the pen.
  func demandKnown(_ settings: [String]) throws {
    let names = Set(settings.map { $0.lowercased() })
    let known = names.union(names.compactMap { UnitCosts.groups[$0] }).union([UnitCosts.every])
    guard let name = costs.keys.sorted().first(where: { !known.contains($0) }) else { return }
    throw SlateError.unknown(
      "setting", name, among: settings + Inputs.settings.map(\.label) + [UnitCosts.every],
      hint: "The settings are \(settings.joined(separator: "; ")).")
  }

  /// The group of each kind of setting, both by their labels in lower case.
  private static let groups: [String: String] = Dictionary(
    uniqueKeysWithValues: Inputs.kinds.map { kind in
      let name =
        switch kind.name {
        case "general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider":
          "further_education"
        case let name where name.hasPrefix("mainstream"): "mainstream"
        case let name where name.hasPrefix("special"): "special"
        case let name where name.hasPrefix("ap_pru"): "alternative"
        default: "elsewhere"
        }
      let group = Inputs.settings.first { $0.name == name }?.label ?? name
      return (kind.label.lowercased(), group.lowercased())
    })
}
