import SlateKit

/// Stands in until the plugin is written.
public enum StaffingPlugin: Plugin {
  public static let manifest = Manifest(id: "staffing", summary: "Not written yet.")
  public static let commands: [any Command.Type] = []
}
