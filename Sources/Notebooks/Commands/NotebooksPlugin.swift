import SlateKit

/// The commands that make and run notebooks.
public enum NotebooksPlugin: Plugin {
  /// Who the plugin is; its version is the program's.
  public static let manifest = Manifest(
    id: "notebooks", summary: "Sessions as files that replay.", version: SlateVersion.current)
  /// `save`, `replay`, `record`, `define` and `definitions`.
  public static let commands: [any Command.Type] = [
    SaveCommand.self, ReplayCommand.self, RecordCommand.self, Define.self, DefinitionsCommand.self,
  ]
}
