import SlateKit

/// The commands that bring official files in and say what is there.
public enum DataPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "data", summary: "Official files: importing them, and what is there.",
    sources: [
      "Department for Education, Analysts' guide: open data standards of Explore Education Statistics"
    ])
  /// Its commands, which are typed without a word before them.
  public static let commands: [any Command.Type] = [
    ImportCommand.self, DatasetsCommand.self, InputsCommand.self, DescribeCommand.self,
    RevisionsCommand.self, CrossfootCommand.self, ForgetCommand.self, RenameCommand.self, BindCommand.self,
    UnbindCommand.self,
    AreasCommand.self, SourceCommand.self,
  ]
}
