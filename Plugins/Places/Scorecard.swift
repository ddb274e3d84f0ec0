import SlateKit

/// The local authority school places scorecards, by survey year, area and phase.
///
/// Layouts: *Local authority school places scorecards*, files of 2021 (survey of May 2019), 2023 (May 2022), 2024 (May 2023),
/// 2025 (May 2024 alone) and from 2025 (two surveys or more and a column for the year). A row of a file holds both phases, in columns that end in `_P` and `_S`, and some
/// of its numbers are proportions; here each phase has a row and every rate is a percentage.
enum Scorecard {
  static let input = Input(
    "places.scorecard", "the school places scorecards, for each survey, area and phase",
    columns: [phase] + measures, readings: [ofManyYears, ofMay2024, ofMay2023, ofMay2022, ofMay2019],
    publication: publication)

  static let publication = Publication(
    "Local authority school places scorecards",
    address:
      "https://explore-education-statistics.service.gov.uk/find-statistics/local-authority-school-places-scorecards"
  )

  private static let phase = Column("phase", .text, label: "Phase")

  private static func count(_ name: String, _ label: String) -> Column {
    Column(name, .integer, label: label, decimals: 0)
  }

  private static func percentage(_ name: String, _ label: String, decimals: Int = 1) -> Column {
    Column(name, .number, label: label, unit: "%", decimals: decimals)
  }

  /// Under the names that the embedded figures have.
  private static let measures = [
    count("capacity", "Capacity"), count("pupils_on_roll", "Pupils on roll"),
    percentage("unfilled_rate", "Unfilled"),
    count("places_created_since_2009_10", "Created since 2009/10"),
    count("places_needed_3_years_ahead", "Needed"), percentage("spare_places_3_years_ahead", "Spare"),
    count("places_planned_3_years_ahead", "Planned"),
    percentage("anticipated_pupil_change", "Anticipated change in pupils"),
    percentage("forecast_error_1_year", "Error, 1 year ahead"),
    percentage("forecast_error_2_years", "Error, 2 years ahead"),
    percentage("forecast_error_3_years", "Error, 3 years ahead"),
    Column("cost_new", .number, label: "Cost per place, new school", unit: "£", decimals: 0),
    Column("cost_expansion", .number, label: "Cost per place, expansion", unit: "£", decimals: 0),
    Column("cost_temporary", .number, label: "Cost per place, temporary", unit: "£", decimals: 0),
  ]

  private static let ofManyYears = Reading(
    "Scorecards of several surveys", requires: ["Year", "LANumber", "For_1_P", "For_1_S", "Quan_P_UP"]
  ) { file in
    try both(file, period: file.text("Year"), number: file.text("LANumber"), isProportion: true)
  }

  private static let ofMay2024 = Reading(
    "Scorecards of May 2024", requires: ["LANumber", "For_3_P", "For_1_P", "Quan_P_UP", "PriForecast1"],
    lacks: ["Year"]
  ) { file in
    try both(file, period: "'2023/24'", number: file.text("LANumber"), isProportion: true)
  }

  private static let ofMay2023 = Reading(
    "Scorecards of May 2023", requires: ["LANumber", "For_3_P", "For_1_P", "Quan_P_UP", "Qual_P_Propranks"],
    lacks: ["Year"]
  ) { file in
    try both(file, period: "'2022/23'", number: file.text("LANumber"), isProportion: true)
  }

  private static let ofMay2022 = Reading(
    "Scorecards of May 2022", requires: ["LANumber", "For_2_P", "For_1_P", "Quan_P_UP"], lacks: ["Year"]
  ) { file in
    try both(file, period: "'2021/22'", number: file.text("LANumber"), isProportion: true)
  }

  private static let ofMay2019 = Reading(
    "Scorecards of May 2019", requires: ["LA_number", "For_1_P", "For_3_P", "Quan_P_RP"], lacks: ["Year"]
  ) { file in
    try both(file, period: "'2018/19'", number: file.text("LA_number"), isProportion: false)
  }

  /// A row for each phase.
  ///
  /// - Parameter isProportion: whether spare places are proportions; the oldest layout prints percentages as text.
  private static func both(_ file: SourceFile, period: SQL, number: SQL, isProportion: Bool) throws -> SQL {
    let phases = [("Primary", "P", "Pri"), ("Secondary", "S", "Sec")].map { name, letter, prefix -> SQL in
      let items =
        keys(file, period: period, number: number) + ["\(name) as phase"]
        + file.number("\(prefix)Cap", as: "capacity") { $0 }
        + file.number("\(prefix)NOR", as: "pupils_on_roll") { $0 }
        + file.number("Quan_\(letter)_UP", as: "unfilled_rate") { $0 }
        + file.number("Quan_\(letter)_In", as: "places_created_since_2009_10") { $0 }
        + file.number("Quan_\(letter)_RP", as: "places_needed_3_years_ahead") { $0 }
        + file.number("Quan_\(letter)_Su", as: "spare_places_3_years_ahead") {
          isProportion ? "100 * \($0)" : $0
        }
        + file.number("Quan_\(letter)_PP", as: "places_planned_3_years_ahead") { $0 }
        + file.number("An_\(letter)_gro", as: "anticipated_pupil_change") { "100 * \($0)" }
        + file.number("For_1_\(letter)", as: "forecast_error_1_year") { "100 * \($0)" }
        + file.number("For_2_\(letter)", as: "forecast_error_2_years") { "100 * \($0)" }
        + file.number("For_3_\(letter)", as: "forecast_error_3_years") { "100 * \($0)" }
        + file.number("CPP_\(letter)_NS", as: "cost_new") { $0 }
        + file.number("CPP_\(letter)_EP", as: "cost_expansion") { $0 }
        + file.number("CPP_\(letter)_ET", as: "cost_temporary") { $0 }
      return file.select(items)
    }
    return "\(phases, separator: " union all by name ")"
  }

  /// The keys of a row: England has the number 0.
  static func keys(_ file: SourceFile, period: SQL, number: SQL) -> [SQL] {
    let own = file.text("new_la_code")
    let code: SQL =
      "case when \(number) = '0' then \(SourceFile.england) else coalesce(\(own), \(file.code(ofNumber: number))) end"
    return file.keys(period: period, code: code)
  }

  /// The keys of a row of the scorecards' data sets, whose reporting year 2025 is the survey of May 2025.
  static func surveyKeys(_ file: SourceFile) -> [SQL] {
    let year: SQL = "cast(\(file.text("time_period")) as integer)"
    let period: SQL = "(\(year) - 1) || '/' || lpad(cast(\(year) % 100 as varchar), 2, '0')"
    return ["\(period) as period"] + file.standardKeys.dropFirst()
  }

  /// The rows that a person asked for: of imported scorecards, with the surveys that only their data sets have, or of an
  /// embedded series.
  static func rows(
    _ session: Session, or series: PublishedSeries, and data: Input, _ selection: Selection, _ phase: Phase?
  ) async throws -> InputRows {
    if !selection.embedded, let rows = try await imported(session, data, selection) {
      return rows.filtered(Phase.condition(phase))
    }
    do {
      let rows = try await session.rows(of: series, years: selection.years, areas: selection)
      return rows.filtered(Phase.condition(phase) + ["grade = 'A'"])
    } catch var error as SlateError where error.hint.hasPrefix("It has rows for") {
      error.hint +=
        " Authorities are in the files of \(publication.title), \(publication.address): import one."
      throw error
    }
  }

  private static func imported(
    _ session: Session, _ data: Input, _ selection: Selection
  ) async throws -> InputRows? {
    var found: [InputRows] = []
    var failure: SlateError?
    for input in [input, data] where try await session.feed(of: input) != nil {
      // A survey or an area may be in one of the two only.
      do { found.append(try await session.rows(of: input, selection)) } catch let error as SlateError {
        failure = failure ?? error
      }
    }
    guard var rows = found.first else {
      if let failure { throw failure }
      return nil
    }
    guard found.count > 1 else { return rows }
    let extra = found[1].relation.columns.filter { rows.relation.column($0.name) == nil }
    let absent = extra.flatMap { column -> [SQL] in
      ["null as \(column: column.name)", "'x' as \(column: Column.symbolName(of: column.name))"]
    }
    rows.relation = Relation(
      sql: """
        select \(["*"] + absent) from \(rows.relation) union all by name
        select * from \(found[1].relation) where period not in (select period from \(rows.relation))
        """,
      columns: rows.relation.columns
        + extra.map { column in
          var column = column
          column.symbols = Column.symbolName(of: column.name)
          return column
        },
      sources: rows.relation.sources + found[1].relation.sources)
    rows.parts += found[1].parts
    return rows
  }
}
