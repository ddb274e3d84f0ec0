import SlateKit

extension Inputs {
  /// Pupils eligible for free school meals, by phase of school; the phase of all schools together is empty.
  static let freeMeals = Input(
    "disadvantage.free_meals", "pupils eligible for free school meals, each January",
    keys: Input.keys + [Column("phase", .text, label: "Phase")],
    columns: [
      Column("eligible", .integer, label: "Eligible", unit: "pupils", decimals: 0),
      Column("fsm_rate", .decimal, label: "Eligible", unit: "%", decimals: 1),
      Column("fsm6_rate", .decimal, label: "Eligible in the last six years", unit: "%", decimals: 2),
    ],
    readings: [censusMeals, toolMeals],
    publication: Publication(
      "Schools, pupils and their characteristics, file 'pupil characteristics, free school meals'",
      address:
        "https://explore-education-statistics.service.gov.uk/find-statistics/school-pupils-and-their-characteristics"
    ), combining: ["period", "level", "phase"])

  /// *Schools, pupils and their characteristics*: a row for each type of school and each status.
  private static let censusMeals = Reading(
    "Schools, pupils and their characteristics, free school meals",
    requires: [
      "time_period", "geographic_level", "phase_type_grouping", "fsm", "headcount", "percent_of_pupils",
    ]
  ) { file in
    let phase = file.text("phase_type_grouping")
    return file.select(
      file.standardKeys + [
        """
        case lower(\(phase)) when 'total' then '' when 'state-funded primary' then 'Primary'
          when 'state-funded secondary' then 'Secondary' else \(phase) end as phase
        """
      ] + file.column("headcount", as: "eligible") + file.column("percent_of_pupils", as: "fsm_rate"),
      where: [
        "lower(\(file.text("fsm"))) = 'known to be eligible for free school meals'",
        "\(file.text("geographic_level")) in ('National', 'Regional', 'Local authority')",
      ])
  }
}
