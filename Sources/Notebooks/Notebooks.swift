import SlateKit

/// Stands in until the room is furnished.
public final class Journal: Sendable {
  public init() {}
  public func record(_ line: String, kinds: [CommandKind], succeeded: Bool) {}
}

/// Stands in until the room is furnished.
public enum NotebooksPlugin: Plugin {
  public static let manifest = Manifest(id: "notebooks", summary: "Save and replay notebooks.")
  public static let commands: [any Command.Type] = []
}
