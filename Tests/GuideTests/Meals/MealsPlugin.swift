import SlateKit

/// Free meals: who may have them, and who takes them.
public enum MealsPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "meals", summary: "Free meals: who may have them, and who takes them.", group: "meals",
    sources: ["The publisher, the publication's title (the file)."])
  /// Its commands.
  public static let commands: [any Command.Type] = [Uptake.self]
  /// The tables that its commands read.
  public static let inputs = [Inputs.uptake]
  /// The figures that it embeds.
  public static let published = publishedFigures
}
