import SlateKit

/// Say in one sentence what the module is about.
public enum SketchPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "sketch", summary: "Say in one sentence what its commands answer.", group: "sketch",
    sources: ["Name the publication that defines the measures, with its publisher."])
  /// Its commands.
  public static let commands: [any Command.Type] = [Share.self]
  /// The tables that its commands read.
  public static let inputs = [Inputs.counts]
  /// The figures that it embeds.
  public static let published = publishedFigures
}
