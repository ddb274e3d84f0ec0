import SlateKit

/// Suspensions and permanent exclusions: how many, of whom, and why.
public enum ExclusionsPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "exclusions", summary: "Suspensions and permanent exclusions: how many, of whom, and why.",
    group: "exclusions",
    sources: [
      "Department for Education, Suspensions and permanent exclusions in England (by characteristic, by reason)."
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [Rates.self, Reasons.self]
  /// The tables that its commands read.
  public static let inputs = [Inputs.rates, Inputs.reasons]
  /// The figures that it embeds.
  public static let published = publishedFigures
}
