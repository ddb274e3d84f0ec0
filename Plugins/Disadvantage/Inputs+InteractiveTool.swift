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

  private static let columns = ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number"]

  private static let publication = Publication(
    "Local authority interactive tool, its data (bds_long)",
    address: "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait")

  /// The code of a row's area. Authorities have their numbers; those from 970 on are the tool's own, for England and the regions.
  private static func code(_ file: SourceFile) -> SQL {
    let number: SQL = "try_cast(\(file.value("LA Number")) as integer)"
    return
      "case when \(number) < 970 then \(file.code(ofNumber: number)) else \(file.code(ofName: file.text("LA and Regions"))) end"
  }

  /// The school year that ends in a row's year, or begins before its January.
  private static func schoolYear(_ file: SourceFile) -> SQL {
    let year: SQL = "try_cast(\(file.text("Years")) as integer)"
    return "cast(\(year) - 1 as varchar) || '/' || lpad(cast(\(year) % 100 as varchar), 2, '0')"
  }

  /// Attainment of disadvantaged pupils and others as the tool prints it, without the pupils behind it.
  static let toolRates = Input(
    "disadvantage.tool_rates",
    "attainment rates of disadvantaged pupils and others of every authority, each year",
    keys: rates.ownKeys, columns: rates.columns, readings: [interactiveTool], publication: publication,
    combining: rates.combining)

  /// One row for each indicator, year and area, printed rates and means.
  private static let interactiveTool = Reading(
    "Local authority interactive tool, attainment of disadvantaged pupils and others", requires: columns
  ) { file in
    let name = file.text("Short Desc")
    let measures = items.map { "when \($0.name) then \($0.measure.rawValue)" as SQL }
    let groups = items.map { "when \($0.name) then \($0.group)" as SQL }
    return file.select(
      file.keys(period: schoolYear(file), code: code(file))
        + [
          "case \(name) \(measures, separator: " ") end as measure",
          "case \(name) \(groups, separator: " ") end as \(column: "group")",
        ] + file.column("Values", as: "rate"),
      where: [
        "\(name) in (\(values: items.map(\.name)))", "\(schoolYear(file)) is not null",
        "\(code(file)) is not null",
      ])
  }

  /// Pupils eligible for free school meals at the January census, and those eligible in the last six years.
  static let toolMeals = Reading(
    "Local authority interactive tool, free school meals", requires: columns
  ) { file in
    let name = file.text("Short Desc")
    let rates = [("fsm_rate", ["PriFSM", "SecFSM"]), ("fsm6_rate", ["Ever6_FSM_Prim", "Ever6_FSM_Sec"])]
    let figures = rates.flatMap { column, names -> [SQL] in
      let here: SQL = "filter (where \(name) in (\(values: names)))"
      let value: SQL = "max(\(file.value("Values"))) \(here)"
      return [
        "\(value) as \(column: column)",
        "case when \(value) is null then coalesce(max(\(file.symbol("Values"))) \(here), 'x') end as \(column: Column.symbolName(of: column))",
      ]
    }
    let rows = file.select(
      file.keys(period: schoolYear(file), code: code(file))
        + ["case when \(name) in ('PriFSM', 'Ever6_FSM_Prim') then 'Primary' else 'Secondary' end as phase"]
        + figures,
      where: [
        "\(name) in (\(values: rates.flatMap(\.1)))", "\(schoolYear(file)) is not null",
        "\(code(file)) is not null",
      ])
    return "\(rows) group by all"
  }

  /// The pupils for whom an area's schools receive the pupil premium, by financial year.
  static let premiumPupils = Input(
    "disadvantage.premium_pupils", "pupils for whom the pupil premium is paid, each financial year",
    columns: [Column("eligible", .decimal, label: "Pupils", unit: "pupils", decimals: 0)],
    readings: [
      Reading("Local authority interactive tool, pupil premium", requires: columns) { file in
        file.select(
          file.keys(period: file.text("Years"), code: code(file)) + file.column("Values", as: "eligible"),
          where: ["\(file.text("Short Desc")) = 'Premium'", "\(code(file)) is not null"])
      }
    ], publication: publication)
}
