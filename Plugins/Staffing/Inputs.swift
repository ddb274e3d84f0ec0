import SlateKit

/// The tables that the staffing commands read from files.
enum Inputs {
  private static func count(_ name: String, _ label: String) -> Column {
    Column(name, .integer, label: label, unit: "teachers", decimals: 0)
  }

  /// Early career teachers who started in a year, and those of them in service later.
  ///
  /// Layout: *Teacher and leader development: ECF and NPQs*, release of 2024/25 (`ecf_retention`), of which the rows for
  /// all programmes, overall and by phase of school, count.
  static let retention = Input(
    "staffing.retention", "early career teachers who started in a year and those still in service later",
    columns: [
      Column("phase", .text, label: "Phase"), count("started", "Started"), count("one_year", "After 1 year"),
      count("two_years", "After 2 years"), count("three_years", "After 3 years"),
    ],
    readings: [
      Reading(
        "ECF retention",
        [
          "phase": "group_name", "started": "count_swfc_ects", "one_year": "count_one_year_retention",
          "two_years": "count_two_year_retention", "three_years": "count_three_year_retention",
        ],
        rows: [.init("breakdown", "Overall", "School phase"), .init("programme", "Overall")])
    ],
    publication: Publication(
      "Teacher and leader development: ECF and NPQs, file 'ecf_retention'",
      address: "https://explore-education-statistics.service.gov.uk/find-statistics/"
        + "teacher-and-leader-development-ecf-and-npqs"))
}
