import SlateKit

/// The commands that look around notebooks.
public enum NotebookFilesPlugin: Plugin {
  /// Who the plugin is; its version is the program's.
  public static let manifest = Manifest(
    id: "notebook", summary: "Notebooks beside you: list, look at, begin and go on.",
    version: SlateVersion.current, group: "notebook",
    sources: ["CommonMark 0.31, section 4.5: the fenced blocks that cells and outputs are"])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    NotebookList.self, NotebookShow.self, NotebookNew.self, NotebookAppend.self,
  ]
}
