import SlateKit

extension Inputs {
  /// Appeals that the tribunal registered, and the decisions that can be appealed, by the old method and the new one.
  static let appeals = Input(
    "send.appeals", "appeals registered by the SEND tribunal and appealable decisions, each calendar year",
    columns: [
      count("appeals_registered", "Appeals registered", unit: "appeals"),
      count("appealable_decisions", "Appealable decisions", unit: "decisions"),
      Column("appeal_rate", .number, label: "Printed rate", unit: "%", decimals: 1),
      count("appealable_decisions_new_method", "Appealable decisions, new method", unit: "decisions"),
      Column("appeal_rate_new_method", .number, label: "Printed rate, new method", unit: "%", decimals: 1),
    ],
    readings: [printedRates],
    publication: Publication(
      "Education, health and care plans, supporting file 'SEND Tribunals and appeal rate 2014-2024'",
      address: address))

  /// The decisions of the years to 2018 that can be appealed, of plans and statements together.
  static let decisions = Input(
    "send.decisions", "decisions of the years to 2018 that can be appealed, of plans and statements",
    columns: [
      count("refused", "Requests refused", unit: "decisions"),
      count("not_issued", "No plan issued", unit: "decisions"),
      count("needs_met", "Ceased, needs met", unit: "decisions"),
    ],
    readings: [decisionsBefore2019] + decisionsTo2024,
    publication: Publication("Statements of SEN and EHC plans, file 'SEN2_MI'", address: address))

  /// The printed table, with three columns for each year and two more for the new method.
  private static let printedRates = Reading(
    "SEND tribunal appeal rate, printed table",
    requires: ["Local Authority", "2018 Appeals registered", "2018 Total Appealable Decisions"]
  ) { file in
    let name = file.text("Local Authority")
    let code: SQL =
      "case when \(name) = 'England Total' then \(SourceFile.england) else \(file.code(ofName: name)) end"
    let years = (2014...2040).filter { file.has("\($0) Appeals registered") }
    let selects = years.map { year -> SQL in
      let items =
        file.keys(period: "\(String(year))", code: code)
        + file.column("\(year) Appeals registered", as: "appeals_registered")
        + file.column("\(year) Total Appealable Decisions", as: "appealable_decisions")
        + file.column("\(year) SEND Tribunal Appeal Rate", as: "appeal_rate")
        + file.column(
          "\(year) In development: Total Appealable Decisions", as: "appealable_decisions_new_method")
        + file.column("\(year) In development: SEND Tribunal Appeal Rate", as: "appeal_rate_new_method")
      return file.select(items, where: ["\(code) is not null"])
    }
    return "\(selects, separator: " union all by name ")"
  }
}
