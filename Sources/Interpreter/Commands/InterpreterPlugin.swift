import SlateKit

/// The commands that drive the interpreter itself.
public enum InterpreterPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "slate", summary: "Help, and the commands and plugins that are there.")
  /// Its commands.
  public static let commands: [any Command.Type] = [
    HelpCommand.self, Commands.self, Plugins.self, Compare.self,
  ]
}
