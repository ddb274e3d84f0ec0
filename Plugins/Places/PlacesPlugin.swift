import SlateKit

/// Stands in until the plugin is written.
public enum PlacesPlugin: Plugin {
  public static let manifest = Manifest(id: "places", summary: "Not written yet.")
  public static let commands: [any Command.Type] = []
}
