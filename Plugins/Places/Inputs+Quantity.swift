import SlateKit

extension Inputs {
  /// Places that there are, are unfilled, were created, are planned and are needed, of the scorecards' data sets.
  ///
  /// Layouts: *Local authority school places scorecards*, data sets of the quantity of school places on the statistics
  /// service. Reporting years 2024 and 2025 have a row for each phase and percentages; names of columns hold years, and change.
  static let quantity = Input(
    "places.quantity", "places, unfilled, created, planned and needed, for each survey, area and phase",
    columns: [Column("phase", .text, label: "Phase")]
      + [
        "capacity", "unfilled_rate", "places_created_since_2009_10", "places_needed_3_years_ahead",
        "spare_places_3_years_ahead", "places_planned_3_years_ahead", "anticipated_pupil_change",
      ].compactMap { name in Scorecard.input.columns.first { $0.name == name } },
    readings: [
      Reading(
        "Scorecards' data sets, quantity of places in 2024",
        requires: ["time_period", "education_phase", "capacity_at_may_2010"]
      ) { file in
        quantity(
          file, capacity: "capacity_at_may_2", unfilled: "percentage_of_unfilled",
          created: "total_places_created",
          needed: "estimated_number_of_additional", spare: "estimated_percentage_of_spare",
          planned: "number_of_new_places", change: "anticipated_change")
      },
      Reading(
        "Scorecards' data sets, quantity of places from 2025",
        requires: ["time_period", "education_phase", "capacity_may_2010_count"]
      ) { file in
        quantity(
          file, capacity: "capacity_may_2", unfilled: "unfilled_places_", created: "places_created_",
          needed: "estimated_additional_places_needed", spare: "estimated_spare_places_",
          planned: "new_places_planned", change: "change_in_pupil_numbers_")
      },
    ], publication: Scorecard.publication)

  /// The rows of a file, by how the names of its columns begin.
  private static func quantity(
    _ file: SourceFile, capacity: String, unfilled: String, created: String, needed: String, spare: String,
    planned: String, change: String
  ) -> SQL {
    let names = [
      ("capacity", file.names(beginning: capacity).last),
      ("unfilled_rate", file.names(beginning: unfilled).first),
      ("places_created_since_2009_10", file.names(beginning: created).first),
      ("places_needed_3_years_ahead", file.names(beginning: needed).first),
      ("spare_places_3_years_ahead", file.names(beginning: spare, holding: "percentage").first),
      ("places_planned_3_years_ahead", file.names(beginning: planned).first),
      // Changes from one year to another: the one to come begins latest.
      ("anticipated_pupil_change", file.names(beginning: change).last),
    ]
    return file.select(
      Scorecard.surveyKeys(file) + ["\(file.text("education_phase")) as phase"]
        + names.flatMap { alias, name in name.map { file.column($0, as: alias) } ?? [] })
  }
}
