/// Several lines of commands, split into statements: a line goes on while its parser wants more.
public enum Script {
  /// The statements of a text, each as it was typed, with the number of its first line from 1. Empty lines and comments
  /// fall away. A last statement that is not finished is handed over as it is.
  public static func statements(of text: String) -> [(text: String, line: Int)] {
    var found: [(text: String, line: Int)] = []
    var pending = ""
    var first = 1
    for (index, line) in rows(of: text).enumerated() {
      if pending.isEmpty { first = index + 1 } else { pending += "\n" }
      pending += line
      switch LineParser.parse(pending) {
      case .incomplete: continue
      case .complete(let statement) where statement.stages.isEmpty: pending = ""
      case .complete, .failure:
        found.append((pending, first))
        pending = ""
      }
    }
    if !pending.isEmpty { found.append((pending, first)) }
    return found
  }

  /// The rows of a text, whichever system's line ends it has.
  private static func rows(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }
}
