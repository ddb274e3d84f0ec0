import SlateKit

/// Stands in until the plugin is written.
public enum DataPlugin: Plugin {
  public static let manifest = Manifest(id: "data", summary: "Not written yet.")
  public static let commands: [any Command.Type] = []
}
