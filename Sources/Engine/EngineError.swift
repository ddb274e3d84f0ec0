/// What went wrong in the engine, in a whole sentence, with the place in the statement where the engine knows it.
public struct EngineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of failure it is, for those who must act on it.
  public enum Kind: String, Sendable {
    /// The library cannot be found or loaded.
    case library
    /// The database file cannot be opened, or another process holds it.
    case open
    /// The statement is not right: syntax, an unknown column or table, a type.
    case statement
    /// The data is not right: a conversion, a constraint, a file's content.
    case data
    /// The disk or memory is full, or the operating system said no.
    case resource
    /// The statement was interrupted.
    case interrupted
    /// The engine itself failed, and was reopened or must be.
    case fatal
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// What is wrong, where, and what would work: whole sentences.
  public var message: String
  /// Where in the statement's text it is, as an offset in bytes; nil where the engine does not say.
  public var position: Int?
  /// Names that the engine would have known in that place.
  public var candidates: [String]

  /// A failure of the engine.
  public init(_ kind: Kind, _ message: String, position: Int? = nil, candidates: [String] = []) {
    self.kind = kind
    self.message = message
    self.position = position
    self.candidates = candidates
  }

  /// The message.
  public var description: String { message }
}
