import SlateKit
import Testing

/// The examples of a plugin's commands, which help shows and tests run.
public enum Examples {
  /// All examples of a plugin.
  public static func of(_ plugin: any Plugin.Type) -> [Example] { plugin.commands.flatMap { $0.examples } }

  /// What an example says that it shows and its result lacks, cell by cell.
  public static func missing(in example: Example, of plugin: any Plugin.Type) async throws -> [String] {
    let cells = Set(try await Prompt(plugin).run(example.line).cells.flatMap { $0 })
    return example.shows.filter { !cells.contains($0) }
  }
}
