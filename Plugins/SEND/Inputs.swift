import SlateKit

/// The tables that the SEND commands read, and the files that supply them.
///
/// Layouts: Department for Education, *Education, health and care plans*, releases from 2025, whose files name their columns
/// alike, those of 2020 to 2024 in two layouts of their own, and *Statements of SEN and EHC plans* of 2019 in a third.
enum Inputs {
  static let address =
    "https://explore-education-statistics.service.gov.uk/find-statistics/education-health-and-care-plans"

  static func publication(_ file: String) -> Publication {
    Publication("Education, health and care plans, file '\(file)'", address: address)
  }

  static func count(_ name: String, _ label: String, unit: String = "plans") -> Column {
    Column(name, .integer, label: label, unit: unit, decimals: 0)
  }

  /// The rows of all cases: there the topic of a breakdown is its only category. Releases name it differently.
  static let total = Reading.Filter("breakdown_topic", sameAs: "breakdown")

  /// Plans in force in January, as counted by the authorities that maintain them.
  static let plans = Input(
    "send.plans", "plans in force each January",
    columns: [count("plans", "EHC plans")],
    readings: [
      Reading(
        "SEN2 caseload", ["plans": "ehcplans"], rows: [total]),
      stockBefore2019,
    ] + plansTo2024,
    publication: publication("caseload"))

  /// Where the children with plans are, in the groups of the publication.
  static let placements = Input(
    "send.placements", "plans in force each January by setting",
    columns: settings.map { count($0.name, $0.label) }
      + kinds.map { count($0.name, $0.label) },
    readings: [
      Reading(
        "SEN2 caseload by setting",
        Dictionary(
          uniqueKeysWithValues: settings.map { ($0.name, $0.published) } + kinds.map { ($0.name, $0.name) }
            + [("all_plans", "ehcplans")]),
        optional: Set(["other_settings", "awaiting", "excluded"] + kinds.map(\.name)),
        rows: [total])
    ],
    publication: publication("caseload"))

  /// Where the children are whose plans began, in the same groups.
  static let newPlacements = Input(
    "send.new_placements", "plans that began in each calendar year by setting",
    columns: [count("new_plans", "New EHC plans")] + settings.map { count($0.name, $0.label) }
      + kinds.map { count($0.name, $0.label) },
    readings: [
      Reading(
        "SEN2 newplans by setting",
        Dictionary(
          uniqueKeysWithValues: settings.map { ($0.name, $0.published) } + kinds.map { ($0.name, $0.name) }
            + [("new_plans", "new_ehc_plans")]),
        optional: Set(["other_settings", "awaiting", "excluded"] + kinds.map(\.name)),
        rows: [total])
    ],
    publication: publication("newplans"))

  /// The groups of settings, with the file's column for each. The last three exist for some years only.
  static let settings: [(name: String, label: String, published: String)] = [
    ("mainstream", "Mainstream schools", "mainstream_total"),
    ("special", "Special schools", "special_total"),
    ("alternative", "Alternative provision and pupil referral units", "ap_pru_total"),
    ("further_education", "Further education", "fe_total"),
    ("elsewhere", "Educated elsewhere", "ed_elsewhere"),
    ("early_years", "Non-maintained early years", "nm_early_years"),
    ("not_recorded", "Placement not recorded", "placement_unknown"),
    ("other_settings", "Other placement settings", "other_placement_settings"),
    ("awaiting", "Awaiting provision", "await_prov_2022"),
    ("excluded", "Permanently excluded", "perm_ex_2022"),
  ]

  /// Plans by primary need, which the publication has from 2025.
  static let needs = Input(
    "send.needs", "plans in force each January by primary need",
    columns: [Column("need", .text, label: "Primary need"), count("ehcplans", "EHC plans")],
    readings: [byNeed],
    publication: publication("sen_needs_all_plans"))

  /// Plans that began in a calendar year by primary need.
  static let newNeeds = Input(
    "send.new_needs", "plans that began in each calendar year by primary need",
    columns: [Column("need", .text, label: "Primary need"), count("ehcplans", "New EHC plans")],
    readings: [newByNeed],
    publication: publication("sen_need_newplans"))

  /// Plans that began in a calendar year.
  static let newPlans = Input(
    "send.new_plans", "plans that began in each calendar year",
    columns: [count("new_plans", "New EHC plans")],
    readings: [
      Reading(
        "SEN2 newplans", ["new_plans": "new_ehc_plans"], rows: [total]),
      newBefore2019,
    ] + newTo2024,
    publication: publication("newplans"))

  /// Plans that ended in a calendar year, by reason.
  static let ceased = Input(
    "send.ceased", "plans that ended in each calendar year, by reason",
    columns: [count("ceased", "Ceased plans")] + reasons.map { count($0.name, $0.label) },
    readings: [
      Reading(
        "SEN2 ceased_plans",
        Dictionary(
          uniqueKeysWithValues: reasons.map { ($0.name, $0.published) } + [("ceased", "total_ceased")]),
        optional: ["left_school", "not_recorded"], rows: [total]),
      ceasedBefore2019,
    ] + ceasedTo2024,
    publication: publication("ceased_plans"))

  /// The reasons for which a plan ends, with the file's column for each. The last is one of the years to 2018 only.
  static let reasons: [(name: String, label: String, published: String)] = [
    ("no_engagement", "No longer wishes to engage", "no_engage"),
    ("transferred", "Transferred to another authority", "transfer"),
    ("employment", "In paid employment", "employ"),
    ("needs_met", "Needs met", "needs_met"),
    ("higher_education", "In higher education", "he"),
    ("maximum_age", "Reached the maximum age", "max_age"),
    ("moved_abroad", "Moved outside England", "moved_outside_eng"),
    ("deceased", "Deceased", "deceased"),
    ("other", "Other reason", "other"),
    ("not_recorded", "Reason not recorded", "not_rec"),
    ("left_school", "Left at the end of compulsory schooling", "left_school"),
  ]

  /// Plans issued, and those issued within 20 weeks, with and without cases to which a statutory exception applied.
  static let timeliness = Input(
    "send.timeliness", "plans issued and those issued within 20 weeks, each calendar year",
    columns: [
      count("within", "Within 20 weeks, exceptions included"), count("issued", "Issued, exceptions included"),
      count("within_ex", "Within 20 weeks"), count("issued_ex", "Issued"),
      count("to_year", "20 weeks to a year, exceptions included"),
      count("over_year", "Over a year, exceptions included"),
      count("to_year_ex", "20 weeks to a year"), count("over_year_ex", "Over a year"),
      Column("weeks", .number, label: "Mean weeks, exceptions included", unit: "weeks", decimals: 1),
      Column("weeks_ex", .number, label: "Mean weeks", unit: "weeks", decimals: 1),
    ],
    readings: [
      Reading(
        "SEN2 timeliness_20_week",
        [
          "within": "plans_issued_within_20_weeks", "issued": "plans_issued_den",
          "within_ex": "plans_issued_20_weeks_ex", "issued_ex": "plans_issued_den_ex",
          "to_year": "plans_issued_gt20weeks_ltyear", "over_year": "plans_issued_gt_1_year",
          "to_year_ex": "plans_issued_gt20weeks_ltyear_ex", "over_year_ex": "plans_issued_gt_1_year_ex",
          "weeks": "avg_weeks_issue_plan", "weeks_ex": "avg_weeks_issue_plan_exc",
        ],
        optional: ["to_year", "over_year", "to_year_ex", "over_year_ex", "weeks", "weeks_ex"],
        rows: [total]),
      // The releases before 2023, 2014 to 2018: plans alone, without the statements that some of them replaced.
      Reading(
        "SEN2 2019, SEN2_MI",
        [
          "within": "ehc_new_plans_in_20_weeks_including_exception_cases",
          "issued": "ehc_new_plans_including_exception_cases",
          "within_ex": "ehc_new_plans_in_20_weeks_excluding_exception_cases",
          "issued_ex": "ehc_new_plans_excluding_exception_cases",
        ]),
    ] + timelinessTo2024,
    publication: publication("timeliness_20_week"))

  /// Requests for an assessment and what was decided on them.
  static let requests = Input(
    "send.requests", "requests for an assessment and what was decided, each calendar year",
    columns: [
      count("requests", "Requests", unit: "requests"), count("refused", "Refused", unit: "requests"),
      count("agreed", "Agreed", unit: "requests"), count("outstanding", "Not decided yet", unit: "requests"),
      count("withdrawn", "Withdrawn", unit: "requests"),
      count("within_six", "Decided within 6 weeks", unit: "requests"),
      count("over_six", "Decided after 6 weeks", unit: "requests"),
    ],
    readings: [
      Reading(
        "SEN2 requests",
        [
          "requests": "requests_received_in_year", "refused": "requests_decided_not_to_assess",
          "agreed": "requests_decided_to_assess", "outstanding": "requests_decision_not_made",
          "withdrawn": "requests_withdrawn", "within_six": "request_outcome_six_weeks",
          "over_six": "request_outcome_over_6_weeks",
        ],
        optional: ["within_six", "over_six"],
        rows: [total]),
      requestsBefore2019,
    ] + requestsTo2024,
    publication: publication("requests"))
}
