import SlateKit

/// What one statement of a cell gave.
struct StatementResult: Sendable {
  /// The statement as the cell has it.
  var source: String
  /// What its last command found.
  var output: Output
  /// What a notebook records of it.
  var text: String
  /// The same for a report; empty where none is made.
  var parts: [ResultPart]
}
