/// A group of commands, the inputs that they read, and the figures that it brings along.
///
/// An implementer owes this:
/// - Its commands compute and return values (``Output``); they print nothing, read no clock, and touch no file that the line
///   does not name.
/// - The same line on the same data gives the same value, digit by digit. Randomness comes from the session's seed.
/// - What a publication defines is computed as the publication defines it; every other reading is an option that says so.
/// - A rate comes with its numerator and denominator, and a missing number keeps its symbol.
/// - Errors are whole sentences (``SlateError``): what is wrong, where, and what would work.
/// - Every example of every command runs as typed on the embedded figures.
public protocol Plugin: Sendable {
  /// Who the plugin is.
  static var manifest: Manifest { get }
  /// Its commands. They are typed behind the manifest's `group`, where it has one.
  static var commands: [any Command.Type] { get }
  /// The tables that its commands read, in its own terms.
  static var inputs: [Input] { get }
  /// Published figures that it embeds, as lines of ``PublishedFigures/header``; empty where it has none.
  static var published: String { get }
}

extension Plugin {
  /// None.
  public static var inputs: [Input] { [] }
  /// None.
  public static var published: String { "" }
}
