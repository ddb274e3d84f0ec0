import SlateKit

/// School places: how many there are, how many are needed, how well that was forecast, and who got the school they asked for.
public enum PlacesPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "places",
    summary: "School places: capacity, need, accuracy of forecasts, offers of preferred schools.",
    group: "places",
    sources: [
      "Department for Education, Local authority school places scorecards, England.",
      "Department for Education, School capacity, England.",
      "Department for Education, Secondary and primary school applications and offers, England.",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Capacity.self, Need.self, Accuracy.self, Preferences.self, Allocate.self,
  ]
  /// The tables that it reads from files.
  public static let inputs = [Inputs.offers, Scorecard.input]
  /// The figures that it embeds.
  public static let published = publishedFigures

  /// What a scorecard's year means.
  static let survey = Notice.note("A year is that of the school capacity survey: 2023/24 is May 2024.")
}
