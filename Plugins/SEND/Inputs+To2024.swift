import SlateKit

/// The layouts of *Education, health and care plans*, releases of 2020 to 2024: the file `sen2_mi`, in two spellings, and plans
/// by age group or establishment.
///
/// Their own data guidance names the columns. A number that was not collected in a year has the symbol `z` there.
extension Inputs {
  /// A column of an input, and what the file `sen2_mi` calls it; nil where a spelling has none.
  private typealias Names = (name: String, to2022: String?, since2023: String?)

  private static let to2022 = "SEN2 releases to 2022, sen2_mi"
  private static let since2023 = "SEN2 2023 and 2024, sen2_mi"

  /// The readings of `sen2_mi` by names. The first column tells the layout; a file may lack the others.
  private static func administration(_ names: [Names]) -> [Reading] {
    [(to2022, names.map { ($0.name, $0.to2022) }), (since2023, names.map { ($0.name, $0.since2023) })]
      .compactMap { layout, columns in
        guard columns.first?.1 != nil else { return nil }
        let known = columns.compactMap { name, column in column.map { (name, $0) } }
        return Reading(
          layout, Dictionary(uniqueKeysWithValues: known), optional: Set(known.dropFirst().map(\.0)))
      }
  }

  static let requestsTo2024 = administration([
    ("requests", "InreqEHC", "inreq_ehc"), ("refused", "AssRefusedEHC", "ass_refused_ehc"),
    ("agreed", nil, "inreq_ehc_y"), ("outstanding", nil, "inreq_ehc_a"), ("withdrawn", nil, "inreq_ehc_w"),
  ])

  static let assessmentsTo2024 = administration([
    ("issued", "NewallEHC", "new_all_ehc"), ("assessed", nil, "assessments"),
    ("not_issued", "AssnoneEHC", "ass_none_ehc"), ("undecided", "AssnodecisionEHC", "ass_nodecision_ehc"),
    ("withdrawn", nil, "assessment_w"),
  ])

  static let timelinessTo2024 = administration([
    ("within", "IncExc20weekEHC", "inc_exc_20week_ehc"), ("issued", "TotIncExcEHC", "tot_inc_exc_ehc"),
    ("within_ex", "NoExc20weekEHC", "no_exc_20week_ehc"), ("issued_ex", "TotNoExcEHC", "tot_no_exc_ehc"),
  ])

  static let mediationTo2024 = administration([
    ("mediations", "NewEHCMediation", "total_mediation"),
    ("to_tribunal", "NewEHCTribunal", "total_tribunal_followed_mediation"),
  ])

  static let requestMediationTo2024 = administration([
    ("mediation", nil, "request_mediation"), ("tribunal", nil, "request_tribunal"),
  ])

  static let assessmentMediationTo2024 = administration([
    ("mediation", nil, "assessment_mediation"), ("tribunal", nil, "assessment_tribunal"),
    ("other_mediation", nil, "other_mediation"), ("other_tribunal", nil, "other_tribunal"),
  ])

  /// Reasons of plans that ended. To 2021 there are four, of children of compulsory school age, and no total.
  static let ceasedTo2024 = [
    Reading(
      to2022,
      [
        "needs_met": "DismetEHC", "transferred": "DisleaEHC", "other": "DisothEHC",
        "left_school": "DisleftEHC",
      ]),
    Reading(since2023, requires: ["discontinued_total", "discontinued_met_ehc", "discontinued_engage"]) {
      file in
      let whole: [(String, String)] = [
        ("discontinued_total", "ceased"), ("discontinued_engage", "no_engagement"),
        ("discontinued_employment", "employment"), ("discontinued_he", "higher_education"),
        ("discontinued_age", "maximum_age"), ("discontinued_abroad", "moved_abroad"),
        ("discontinued_deceased", "deceased"), ("discontinued_unknown", "not_recorded"),
        ("discontinued_left_ehc", "left_school"),
      ]
      // These are of children of compulsory school age and, from 2022, of others.
      let parts = [("lea", "transferred"), ("met", "needs_met"), ("other", "other")].flatMap { part, name in
        file.sum(
          ["discontinued_\(part)_ehc", "discontinued_\(part)_noncomp"], as: name, nothing: ["z"])
      }
      return file.select(file.standardKeys + whole.flatMap { file.column($0, as: $1) } + parts)
    },
  ]

  static let decisionsTo2024 = [
    appealable(
      to2022, refused: ["AssRefusedEHC", "AssRefused"], notIssued: ["AssnoneEHC", "Assnone"],
      needsMet: ["DismetEHC", "Dismet"]),
    appealable(
      since2023, refused: ["ass_refused_ehc", "ass_refused"], notIssued: ["ass_none_ehc", "ass_none"],
      needsMet: ["discontinued_met_ehc", "discontinued_met"]),
  ]

  private static func appealable(
    _ layout: String, refused: [String], notIssued: [String], needsMet: [String]
  ) -> Reading {
    Reading(layout, requires: refused + notIssued + needsMet) { file in
      file.select(
        file.standardKeys
          + [("refused", refused), ("not_issued", notIssued), ("needs_met", needsMet)].flatMap {
            name, parts in
            file.sum(parts, as: name, nothing: ["z"])
          }, where: ["\(file.text("time_period")) < '2019'"])
    }
  }

  /// Statements and plans in force in a January, of all ages and establishments.
  static let plansTo2024 = ["characteristic_age", "age", "establishment_type"].flatMap { category in
    ["total_all", "num_caseload"].map { totals(of: $0, as: "plans", by: category, isStock: true) }
  }

  /// Plans that began in a calendar year, without statements.
  static let newTo2024 = ["characteristic_age", "age", "establishment_type"].flatMap { category in
    ["total_new_ehc", "num_new_plans"].map { totals(of: $0, as: "new_plans", by: category, isStock: false) }
  }

  private static func totals(of number: String, as name: String, by category: String, isStock: Bool)
    -> Reading
  {
    let kind = number.hasPrefix("num_") ? ["ehcp_or_statement"] : []
    let layout = kind.isEmpty ? "SEN2 releases to 2022" : "SEN2 2023 and 2024"
    return Reading(
      "\(layout), by \(category == "establishment_type" ? "establishment" : "age")",
      requires: [category, number, "time_period", "geographic_level"] + kind
    ) { file in
      let filters = [category, "establishment_group"].filter(file.has).map { column -> SQL in
        "lower(\(file.text(column))) = 'total'"
      }
      return file.select(
        [isStock ? january(file) : "\(file.standardPeriod) as period"] + file.standardKeys.dropFirst()
          + file.column(number, as: name),
        where: filters + (kind.isEmpty ? [] : [isStock ? both(file) : plansAlone(file)]))
    }
  }

  /// Statements and plans together.
  private static func both(_ file: SourceFile) -> SQL { "lower(\(file.text("ehcp_or_statement"))) = 'total'" }

  /// Plans without statements; a file that has no such rows has no statements to tell them from.
  private static func plansAlone(_ file: SourceFile) -> SQL {
    let isPlan: SQL = "lower(\(file.text("ehcp_or_statement"))) like 'ehc%'"
    return "\(isPlan) or (\(both(file)) and not exists (select 1 from \(file.table) where \(isPlan)))"
  }

  /// A year of these files is that of a January: its school year began the year before.
  private static func january(_ file: SourceFile) -> SQL {
    let year = file.text("time_period")
    return """
      case when length(\(year)) = 4 then cast(cast(\(year) as integer) - 1 as varchar) || '/' || substr(\(year), 3, 2)
        else \(file.standardPeriod) end as period
      """
  }
}
