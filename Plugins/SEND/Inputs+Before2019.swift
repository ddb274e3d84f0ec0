import SlateKit

/// The layouts of *Statements of SEN and EHC plans: England 2019*: files SEN2_AGE_STOCK, SEN2_AGE_NEW and SEN2_MI, 2010 to 2019.
///
/// Statements of special educational needs were replaced by plans between September 2014 and April 2018. A number that did not
/// exist in a year has the symbol `NULL` there.
extension Inputs {
  private static let nothing = ["NULL"]

  /// Statements and plans in force in a January, all ages.
  static let stockBefore2019 = Reading(
    "SEN2 2019, SEN2_AGE_STOCK", requires: ["age", "total_st", "total_ehc"]
  ) { file in
    file.select(
      inJanuary(file) + file.sum(["total_st", "total_ehc"], as: "plans", nothing: nothing),
      where: ["\(file.value("age")) = 'Total'"])
  }

  /// Plans that began in a calendar year, without the statements that some of them replaced, and without new statements.
  static let newBefore2019 = Reading(
    "SEN2 2019, SEN2_AGE_NEW", requires: ["age", "total_new_st", "total_new_ehc"]
  ) { file in
    file.select(
      file.standardKeys + file.column("total_new_ehc", as: "new_plans"),
      where: ["\(file.value("age")) = 'Total'"])
  }

  static let requestsBefore2019 = Reading(
    "SEN2 2019, SEN2_MI", requires: ["ehc_initial_requests", "ehc_assessment_refused"]
  ) { file in
    file.select(
      file.standardKeys + file.column("ehc_initial_requests", as: "requests")
        + file.column("ehc_assessment_refused", as: "refused"))
  }

  /// Plans that were discontinued. The reasons are other ones than since 2022, and there is no total.
  static let ceasedBefore2019 = Reading(
    "SEN2 2019, SEN2_MI", requires: ["ehc_discontinued_needs_met", "ehc_discontinued_other"]
  ) { file in
    file.select(
      file.standardKeys + file.column("ehc_discontinued_needs_met", as: "needs_met")
        + file.column("ehc_discontinued_transfer_to_another_la", as: "transferred")
        + file.column("ehc_discontinued_other", as: "other")
        + file.column("ehc_discontinued_left_compulsory_schooling", as: "left_school"))
  }

  static let assessmentsBefore2019 = Reading(
    "SEN2 2019, SEN2_MI", requires: ["ehc_assessed_no_plan", "ehc_assessment_refused"]
  ) { file in
    file.select(
      file.standardKeys + file.column("ehc_assessed_no_plan", as: "not_issued")
        + file.column("ehc_assessed_ongoing_no_decision", as: "undecided"))
  }

  /// The decisions of the years to 2018 that can be appealed, of statements and plans together, but for those in force.
  static let decisionsBefore2019 = Reading(
    "SEN2 2019, SEN2_MI", requires: ["statement_assessment_refused", "ehc_assessment_refused"]
  ) { file in
    file.select(
      file.standardKeys
        + file.sum(
          ["ehc_assessment_refused", "statement_assessment_refused"], as: "refused", nothing: nothing)
        + file.sum(
          ["ehc_assessed_no_plan", "statement_assessed_no_plan"], as: "not_issued", nothing: nothing)
        + file.sum(
          ["ehc_discontinued_needs_met", "statement_discontinued_needs_met"], as: "needs_met",
          nothing: nothing))
  }

  static let mediationBefore2019 = Reading(
    "SEN2 2019, SEN2_MI", requires: ["ehc_mediations", "ehc_mediations_to_tribunal"]
  ) { file in
    file.select(
      file.standardKeys + file.column("ehc_mediations", as: "mediations")
        + file.column("ehc_mediations_to_tribunal", as: "to_tribunal"))
  }

  /// The keys of a file whose year is that of a January: its school year began the year before.
  private static func inJanuary(_ file: SourceFile) -> [SQL] {
    let year = file.text("time_period")
    return [
      "cast(cast(\(year) as integer) - 1 as varchar) || '/' || substr(\(year), 3, 2) as period"
    ] + file.standardKeys.dropFirst()
  }
}
