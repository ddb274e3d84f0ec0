/// The ways to complete the text before the cursor.
public struct Completion: Sendable, Equatable {
  /// Where the replaced text begins, as a number of Unicode scalars from the start of the text. It ends at
  /// the cursor.
  public var start: Int
  /// The candidates, in the order in which lists show them.
  public var candidates: [Candidate]
  /// Whether a single candidate ends its word, and so is followed by a space. A folder, or an option that
  /// wants a value after `=`, does not.
  public var isFinal: Bool

  /// Creates a completion of the text from `start` to the cursor.
  public init(start: Int, candidates: [Candidate], isFinal: Bool = true) {
    self.start = start
    self.candidates = candidates
    self.isFinal = isFinal
  }

  /// No completion at all.
  public static let none = Completion(start: 0, candidates: [])
}
