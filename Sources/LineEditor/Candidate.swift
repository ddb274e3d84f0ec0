/// One way to complete what is typed.
public struct Candidate: Sendable, Equatable {
  /// The text that takes the place of what is completed.
  public var replacement: String
  /// The text that lists show.
  public var display: String
  /// A few words about it, shown beside it in lists.
  public var summary: String?

  /// Creates a candidate; it is displayed as its replacement unless told otherwise.
  public init(replacement: String, display: String? = nil, summary: String? = nil) {
    self.replacement = replacement
    self.display = display ?? replacement
    self.summary = summary
  }
}
