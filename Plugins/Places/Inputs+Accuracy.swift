import SlateKit

extension Inputs {
  /// Errors of the authorities' forecasts, with the pupils who were forecast and who came.
  ///
  /// Layouts: *Local authority school places scorecards*, data sets of forecast accuracy on the statistics service, reporting
  /// years 2019 (a column for each phase) to 2025 (a row for each). Reporting year 2025 is the survey of May 2025. The release
  /// of 2023 prints proportions in columns called percentages: the unit is the one that the pupils beside them give.
  static let accuracy = Input(
    "places.forecast_accuracy", "how far the forecasts of pupils were off, for each survey, area and phase",
    columns: [
      Column("phase", .text, label: "Phase"),
      error("forecast_error_1_year", "Error, 1 year ahead"),
      error("forecast_error_2_years", "Error, 2 years ahead"),
      error("forecast_error_3_years", "Error, 3 years ahead"),
      count("actual", "Came", unit: "pupils"),
      count("forecast_1_year", "Forecast, 1 year ahead", unit: "pupils"),
      count("forecast_3_years", "Forecast, 3 years ahead", unit: "pupils"),
    ],
    readings: [
      Reading(
        "Scorecards' data sets, forecast accuracy by phase",
        requires: ["time_period", "education_phase", "one_year_ahead_forecast_accuracy_percentage"]
      ) { file in accuracy(file, phase: file.text("education_phase"), word: "") },
      Reading(
        "Scorecards' data sets, forecast accuracy of both phases",
        requires: ["time_period", "one_year_ahead_primary_forecast_accuracy_percentage"]
      ) { file in
        let phases = [("Primary", "primary_"), ("Secondary", "secondary_")].map { phase, word in
          accuracy(file, phase: "\(phase)", word: word)
        }
        return "\(phases, separator: " union all by name ")"
      },
    ], publication: Scorecard.publication)

  private static func error(_ name: String, _ label: String) -> Column {
    Column(name, .number, label: label, unit: "%", decimals: 1)
  }

  /// The rows of a phase.
  ///
  /// - Parameter word: The phase in the names of its columns.
  private static func accuracy(_ file: SourceFile, phase: SQL, word: String) -> SQL {
    let actual = file.names(beginning: "actual_", holding: word).first
    // The latest survey's forecast was made one year ahead.
    let forecasts = file.names(beginning: "scap", holding: word)
    let ahead = [
      ("one", "forecast_error_1_year", forecasts.last), ("two", "forecast_error_2_years", forecasts.first),
      ("three", "forecast_error_3_years", forecasts.first),
    ]
    let errors = ahead.flatMap { number, alias, forecast -> [SQL] in
      let name = "\(number)_year_ahead_\(word)forecast_accuracy_percentage"
      let factor = factor(file, name, forecast, actual)
      return file.number(name, as: alias) { "\($0) * \(factor)" }
    }
    let counts = [
      (actual, "actual"), (forecasts.last, "forecast_1_year"), (forecasts.first, "forecast_3_years"),
    ]
    return file.select(
      Scorecard.surveyKeys(file) + ["\(phase) as phase"] + errors
        + counts.flatMap { name, alias in name.map { file.column($0, as: alias) } ?? [] })
  }

  /// What makes a percentage of a printed error: 100 where proportions are nearer to the errors of the pupils beside them.
  private static func factor(_ file: SourceFile, _ name: String, _ forecast: String?, _ actual: String?)
    -> SQL
  {
    guard let forecast, let actual, [name, forecast, actual].allSatisfy(file.hasNumbers) else { return "1" }
    let computed: SQL =
      "100.0 * (\(file.value(forecast)) - \(file.value(actual))) / nullif(\(file.value(actual)), 0)"
    return """
      (select case when sum(abs(100 * \(file.value(name)) - \(computed))) < sum(abs(\(file.value(name)) - \(computed)))
        then 100 else 1 end from \(file.table))
      """
  }
}
