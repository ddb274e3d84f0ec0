/// A screen that did not become what a test expected.
public struct TerminalTimeout: Error, CustomStringConvertible {
  let expectation: String
  let screen: [String]

  /// What was expected, and what there was.
  public var description: String {
    "No \(expectation) on the screen:\n" + screen.map { "│\($0)" }.joined(separator: "\n")
  }
}
