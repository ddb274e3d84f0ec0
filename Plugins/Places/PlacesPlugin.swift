import SlateKit

/// School places: how many there are, how many are needed, how well that was forecast, and who got the school they asked for.
public enum PlacesPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "places",
    summary:
      "School places: capacity, forecasts and their accuracy, need, viability, offers of preferred schools.",
    group: "places",
    sources: [
      "Department for Education, Local authority school places scorecards, England.",
      "Department for Education, School capacity, England.",
      "Department for Education, School capacity survey: guide to forecasting pupil numbers in school place planning.",
      "National Audit Office, 2026, planning for school places.",
      "Department for Education, Secondary and primary school applications and offers, England.",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Capacity.self, Forecast.self, Need.self, Accuracy.self, Viability.self, Preferences.self, Allocate.self,
  ]
  /// The tables that it reads from files.
  public static let inputs = [
    Inputs.offers, Inputs.rates, Inputs.schools, Inputs.totals, Inputs.demand, Scorecard.input,
    Inputs.accuracy, Inputs.quantity, Inputs.costs,
  ]
  /// The figures that it embeds.
  public static let published = publishedFigures

  /// What a scorecard's year means.
  static let survey = Notice.note("A year is that of the school capacity survey: 2023/24 is May 2024.")
}
