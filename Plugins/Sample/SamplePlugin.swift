import SlateKit

/// The command that makes a fictional England.
public enum SamplePlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "sample", summary: "A fictional England with known effects, for trying methods on.")
  /// Its command, which is typed without a word before it.
  public static let commands: [any Command.Type] = [SampleCommand.self]
}
