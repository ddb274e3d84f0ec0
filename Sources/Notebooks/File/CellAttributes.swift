import SlateKit

/// What the fence of a cell says about its output.
public struct CellAttributes: Sendable, Equatable {
  /// How much of the output a check compares.
  public enum Check: String, Sendable, CaseIterable {
    /// All of it, numbers as numbers.
    case whole
    /// Only the columns and the number of rows.
    case shape
    /// Nothing.
    case none
  }

  /// How far a number may be from the recorded one.
  public var tolerance: Double = 0
  /// How much of the output a check compares.
  public var check = Check.whole
  /// Whether the cell shows a failure.
  public var expectsError = false
  /// Whether the cell's last table is drawn too, as its rows suggest.
  public var plots = false

  init() {}

  /// Reads the words behind `slate`.
  ///
  /// - Throws: ``NotebookError`` for a word that means nothing, or means it twice.
  init(_ words: [String], line: Int) throws(NotebookError) {
    var seen: Set<String> = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts[0]
      guard CellAttributes.names.contains(name), (parts.count == 2) == (name != "plot") else {
        let near = Nearest.names(to: name, among: CellAttributes.names)
        throw NotebookError(
          "A cell has no attribute '\(word)'.", line: line,
          suggestions: near.map { $0 == "plot" ? $0 : "\($0)=" },
          hint: "The attributes are plot, tolerance=NUMBER, check=shape, check=none and expect=error.")
      }
      if !seen.insert(name).inserted {
        throw NotebookError(
          "The attribute '\(name)' stands there twice.", line: line, hint: "Keep one of them.")
      }
      if name == "plot" { plots = true } else { try read(name, parts[1], line: line) }
    }
    if plots, expectsError {
      throw NotebookError(
        "A cell that fails draws nothing, and this one says plot and expect=error.", line: line,
        hint: "Keep one of them.")
    }
  }

  private static let names = ["tolerance", "check", "expect", "plot"]

  private mutating func read(_ name: String, _ value: String, line: Int) throws(NotebookError) {
    switch name {
    case "tolerance":
      guard let number = Double(value), number.isFinite, number >= 0 else {
        throw NotebookError(
          "'\(value)' is no tolerance.", line: line,
          hint: "It is a number that is not negative: tolerance=0.1")
      }
      tolerance = number
    case "check":
      guard let check = Check(rawValue: value) else {
        throw NotebookError(
          "'check' cannot be '\(value)'.", line: line, hint: "It is check=whole, check=shape or check=none.")
      }
      self.check = check
    default:
      guard value == "error" else {
        throw NotebookError("'expect' cannot be '\(value)'.", line: line, hint: "It is expect=error.")
      }
      expectsError = true
    }
  }
}
