import SlateKit

/// Commands that were found when the program ran: those of a script, or a saved line.
public struct Addition: Sendable {
  /// Through which door commands come into Slate.
  public enum Door: String, Sendable, CaseIterable {
    /// A Swift module that was built into the program.
    case module
    /// An executable of its own.
    case script
    /// A pipeline or a notebook that was saved as a command.
    case line
  }

  /// Where a module lives.
  static let builtIn = "built in"

  /// Who it is.
  public var manifest: Manifest
  /// Through which door it came.
  public var door: Door
  /// Where it lives: a path, or where it was saved.
  public var location: String
  /// Its commands: the word behind the manifest's group, or the command's own.
  public var commands: [(word: String, command: any RegisteredCommand)]
  /// The digest of what its commands run, for provenance; nil where the notebook itself says it.
  public var fingerprint: (@Sendable () -> String?)?

  /// Commands with who they are and where they live.
  public init(
    _ manifest: Manifest, door: Door, location: String,
    commands: [(word: String, command: any RegisteredCommand)],
    fingerprint: (@Sendable () -> String?)? = nil
  ) {
    self.manifest = manifest
    self.door = door
    self.location = location
    self.commands = commands
    self.fingerprint = fingerprint
  }
}
