import SlateKit

extension Inputs {
  /// For each short name of the tool, the measure and the group that it is of.
  private static let items: [(name: String, measure: Measure, group: String)] = [
    ("DAP_KS4_ATT8", .attainment8, "Disadvantaged"), ("NonDAP_KS4_ATT8", .attainment8, "Others"),
    ("DAP_NEW_KS2_RWM", .readingWritingMaths, "Disadvantaged"),
    ("NonDAP_NEW_KS2_RWM", .readingWritingMaths, "Others"),
    ("DAP_KS4_Prog8", .progress8, "Disadvantaged"), ("NonDAP_KS4_Prog8", .progress8, "Others"),
    ("FSP_Gooddev_FSM", .earlyYears, "Disadvantaged"), ("FSP_Gooddev_FSM_Other", .earlyYears, "Others"),
    ("Level2_FMS_Attain", .levelTwo, "Disadvantaged"), ("Level2Age19_NON_FSM", .levelTwo, "Others"),
    ("Level3_FMS_Attain", .levelThree, "Disadvantaged"), ("NonFSM_L3_aged19", .levelThree, "Others"),
  ]

  /// The data of the local authority interactive tool: one row for each indicator, year and area, printed rates and means without
  /// the pupils behind them. A year is the one in which the school year ends.
  static let interactiveTool = Reading(
    "Local authority interactive tool, attainment of disadvantaged pupils and others",
    requires: ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number"]
  ) { file in
    let name = file.text("Short Desc")
    let year: SQL = "try_cast(\(file.text("Years")) as integer)"
    // Authorities have their numbers; those from 970 on are the tool's own, for England and the regions.
    let number: SQL = "try_cast(\(file.value("LA Number")) as integer)"
    let code: SQL =
      "case when \(number) < 970 then \(file.code(ofNumber: number)) else \(file.code(ofName: file.text("LA and Regions"))) end"
    let measures = items.map { "when \($0.name) then \($0.measure.rawValue)" as SQL }
    let groups = items.map { "when \($0.name) then \($0.group)" as SQL }
    return file.select(
      file.keys(
        period: "cast(\(year) - 1 as varchar) || '/' || lpad(cast(\(year) % 100 as varchar), 2, '0')",
        code: code)
        + [
          "case \(name) \(measures, separator: " ") end as measure",
          "case \(name) \(groups, separator: " ") end as \(column: "group")",
        ] + file.column("Values", as: "rate"),
      where: ["\(name) in (\(values: items.map(\.name)))", "\(year) is not null", "\(code) is not null"])
  }
}
