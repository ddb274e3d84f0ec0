import SlateKit

/// The commands that say how a result is shown, and that put it into a file.
public enum RenderingPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "output", summary: "Shows tables in full or in part, and writes them to files.")
  /// Its commands.
  public static let commands: [any Command.Type] = [Show.self, Write.self]
}
