import SlateKit

/// What a prompt lends to a replay that goes cell by cell: a screen for each result, and a question between them.
public struct CellStepper: Sendable {
  /// What the reader answers before a cell.
  public enum Answer: Sendable {
    /// Run this cell, and ask again before the next.
    case next
    /// Run this cell and all that follow.
    case all
    /// Leave this cell out.
    case skip
    /// Leave this cell and all that follow out.
    case quit
  }

  /// Shows results at once.
  let show: @Sendable (Output) async throws -> Void
  /// Asks before a cell, given its number and how many there are.
  let ask: @Sendable (_ cell: Int, _ count: Int) async throws -> Answer

  /// The two halves of a conversation.
  public init(
    show: @escaping @Sendable (Output) async throws -> Void,
    ask: @escaping @Sendable (_ cell: Int, _ count: Int) async throws -> Answer
  ) {
    self.show = show
    self.ask = ask
  }
}
