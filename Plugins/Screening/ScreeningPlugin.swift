import SlateKit

/// Checks of data files before they are published.
public enum ScreeningPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "screening", summary: "Checks of data files against the open data standards.",
    sources: [
      "Department for Education, Analysts' guide: open data standards of Explore Education Statistics",
      "Department for Education, data screener: the names of its checks",
      "Government Analysis Function: Symbols in tables: definitions and help",
    ])
  /// Its commands, which are typed without a word before them.
  public static let commands: [any Command.Type] = [ScreenCommand.self]
}
