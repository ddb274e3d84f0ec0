import SlateKit

/// The tables that the commands read, and the files that supply them.
enum Inputs {
  /// Pupils who may have a free meal, and those who took it on census day.
  static let uptake = Input(
    "meals.uptake", "pupils known to be eligible for free meals, and those who took one",
    columns: [
      Column("school_type", .text, label: "Schools"),
      Column("taken", .integer, label: "Took the meal", unit: "pupils", decimals: 0),
      Column("entitled", .integer, label: "Eligible", unit: "pupils", decimals: 0),
    ],
    readings: [
      // By names: the input's columns, each with the file's. A file is recognised by having them all.
      Reading(
        "Meals since 2024", ["school_type": "phase_type", "taken": "fsm_taken", "entitled": "fsm_eligible"]),
      // By a query: for a layout that names or splits things otherwise.
      Reading("Meals before 2024", requires: ["taken_primary", "taken_secondary", "eligible_all"]) { file in
        file.select(
          file.standardKeys + ["'Total' as school_type"]
            + file.sum(["taken_primary", "taken_secondary"], as: "taken")
            + file.column("eligible_all", as: "entitled"))
      },
    ],
    publication: Publication(
      "A publication about meals, file 'meals'",
      address: "https://explore-education-statistics.service.gov.uk"))
}
