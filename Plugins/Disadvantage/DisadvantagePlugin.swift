import SlateKit

/// Stands in until the plugin is written.
public enum DisadvantagePlugin: Plugin {
  public static let manifest = Manifest(id: "disadvantage", summary: "Not written yet.")
  public static let commands: [any Command.Type] = []
}
