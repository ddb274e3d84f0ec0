import SlateKit

/// The commands that bring official files in and say what is there.
public enum DataPlugin: Plugin {
  public static let manifest = Manifest(
    id: "data", summary: "Official files: importing them, and what is there.",
    sources: [
      "Department for Education, Analysts' guide: open data standards of Explore Education Statistics"
    ])
  public static let commands: [any Command.Type] = [
    ImportCommand.self, DatasetsCommand.self, InputsCommand.self, DescribeCommand.self,
  ]
}
