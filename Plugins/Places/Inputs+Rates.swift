import SlateKit

extension Inputs {
  /// Rates of offers by preference, of the local authority school places scorecards.
  ///
  /// A row of a scorecard has the entry of its survey's September and, in later layouts, the one after it; of a file with several
  /// surveys the second is taken only of the last one, for the next row has it as its own.
  static let rates = Input(
    "places.preference_rates", "rates of offers by preference, each September",
    columns: [
      Column("phase", .text, label: "Phase"),
      Column("first_rate", .number, label: "First", unit: "%", decimals: 1),
      Column("top_three_rate", .number, label: "Top three", unit: "%", decimals: 1),
    ],
    readings: [
      Reading(
        "Scorecards of several surveys, preferences",
        requires: ["Year", "LANumber", "Pref_P_1_CY", "Pref_P_1_NY"]
      ) {
        file in
        let year = file.text("Year")
        return try offered(
          file, number: file.text("LANumber"), entry: "cast(substr(\(year), 1, 4) as integer) + 1",
          isLast: "\(year) = (select max(\(year)) from \(file.table))")
      },
      Reading(
        "Scorecards of May 2024, preferences",
        requires: ["LANumber", "Pref_P_1_CY", "Pref_P_1_NY", "PriForecast1"], lacks: ["Year"]
      ) { file in
        try offered(file, number: file.text("LANumber"), entry: "2024", isLast: "true")
      },
      Reading(
        "Scorecards of May 2023, preferences",
        requires: ["LANumber", "Pref_P_1_CY", "Pref_P_1_NY", "For_3_P", "Qual_P_Propranks"], lacks: ["Year"]
      ) { file in
        try offered(file, number: file.text("LANumber"), entry: "2023", isLast: "true")
      },
      Reading(
        "Scorecards of May 2022, preferences",
        requires: ["LANumber", "Pref_P_1_CY", "Pref_P_1_NY", "For_2_P"],
        lacks: ["Year"]
      ) { file in
        try offered(file, number: file.text("LANumber"), entry: "2022", isLast: "true")
      },
      Reading(
        "Scorecards of May 2019, preferences", requires: ["LA_number", "Pref_P_1", "Pref_S_T3"],
        lacks: ["Year"]
      ) {
        file in
        try offered(file, number: file.text("LA_number"), entry: "2019", isLast: nil)
      },
      Reading(
        "Scorecards' data sets, preferences by phase",
        requires: [
          "time_period", "education_phase", "first_preference_offers_percentage",
          "top_three_preferences_offers_percentage",
        ]
      ) { file in
        set(
          file, phase: file.text("education_phase"), first: "first_preference_offers_percentage",
          topThree: "top_three_preferences_offers_percentage")
      },
      Reading(
        "Scorecards' data sets, preferences of both phases",
        requires: ["time_period", "percentage_of_offers_made_to_applicants_of_first_preference_primary"]
      ) { file in
        let start = "percentage_of_offers_made_to_applicants_of"
        let phases = [("Primary", "primary"), ("Secondary", "secondary")].map { phase, word in
          set(
            file, phase: "\(phase)", first: "\(start)_first_preference_\(word)",
            topThree: "\(start)_one_of_top_three_preferences_\(word)")
        }
        return "\(phases, separator: " union all by name ")"
      },
    ], publication: Scorecard.publication)

  /// The rows of a data set, whose period 202627 is the entry of September 2026.
  private static func set(_ file: SourceFile, phase: SQL, first: String, topThree: String) -> SQL {
    file.select(
      ["substr(\(file.text("time_period")), 1, 4) as period"] + file.standardKeys.dropFirst() + [
        "\(phase) as phase"
      ]
        + file.column(first, as: "first_rate") + file.column(topThree, as: "top_three_rate"))
  }

  /// A row for each phase and entry.
  ///
  /// - Parameters:
  ///   - entry: The year of the September of a row's first entry.
  ///   - isLast: Which rows have a second entry that no other row has; nil for a layout with one.
  private static func offered(_ file: SourceFile, number: SQL, entry: SQL, isLast: SQL?) throws -> SQL {
    let ends: [(suffix: String, add: Int, condition: SQL?)] =
      isLast.map { [("_CY", 0, nil), ("_NY", 1, $0)] } ?? [("", 0, nil)]
    let parts = [("Primary", "P"), ("Secondary", "S")].flatMap { phase, letter in
      ends.map { end -> SQL in
        let items =
          Scorecard.keys(file, period: "cast(\(entry) + \(end.add) as varchar)", number: number)
          + ["\(phase) as phase"]
          + file.number("Pref_\(letter)_1\(end.suffix)", as: "first_rate") { $0 }
          + file.number("Pref_\(letter)_T3\(end.suffix)", as: "top_three_rate") { $0 }
        return file.select(items, where: end.condition.map { [$0] } ?? [])
      }
    }
    return "\(parts, separator: " union all by name ")"
  }
}
