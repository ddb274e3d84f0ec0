import SlateKit

/// The tables that the staffing commands read from files.
enum Inputs {
  private static func count(_ name: String, _ label: String) -> Column {
    Column(name, .integer, label: label, unit: "teachers", decimals: 0)
  }

  private static func percent(_ name: String, _ label: String) -> Column {
    Column(name, .decimal, label: label, unit: "%", decimals: 1)
  }

  /// Early career teachers who started in a year, and those of them in service later, with the shares as printed.
  ///
  /// Layout: *Teacher and leader development: ECF and NPQs*, release of 2024/25 (`ecf_retention`). A row is about a training
  /// programme and a group of a breakdown, such as a phase of school.
  static let retention = Input(
    "staffing.retention", "early career teachers who started in a year and those still in service later",
    columns: [
      Column("programme", .text, label: "Programme"), Column("breakdown", .text, label: "Breakdown"),
      Column("teachers", .text, label: "Teachers"), count("started", "Started"),
      count("one_year", "After 1 year"), count("two_years", "After 2 years"),
      count("three_years", "After 3 years"), percent("one_year_share", "Printed after 1 year"),
      percent("two_years_share", "Printed after 2 years"),
      percent("three_years_share", "Printed after 3 years"),
    ],
    readings: [
      Reading(
        "ECF retention",
        [
          "programme": "programme", "breakdown": "breakdown", "teachers": "group_name",
          "started": "count_swfc_ects", "one_year": "count_one_year_retention",
          "two_years": "count_two_year_retention", "three_years": "count_three_year_retention",
          "one_year_share": "percent_one_year_retention", "two_years_share": "percent_two_year_retention",
          "three_years_share": "percent_three_year_retention",
        ], optional: ["one_year_share", "two_years_share", "three_years_share"])
    ],
    publication: Publication(
      "Teacher and leader development: ECF and NPQs, file 'ecf_retention'",
      address: "https://explore-education-statistics.service.gov.uk/find-statistics/"
        + "teacher-and-leader-development-ecf-and-npqs"))
}
