/// An output as a notebook keeps it: its text, and what is needed to compare it as a whole.
public struct RenderedOutput: Sendable, Equatable {
  /// The output as text, which may leave rows and columns out and says so.
  public var text: String
  /// How many rows each table has, shown or not.
  public var rowCounts: [Int]
  /// A 64-bit FNV-1a hash, in 16 hexadecimal digits, over all tables as whole CSV with published decimals. Texts do not enter it.
  public var fingerprint: String

  /// An output as text, with what is needed to compare it as a whole.
  public init(text: String, rowCounts: [Int], fingerprint: String) {
    self.text = text
    self.rowCounts = rowCounts
    self.fingerprint = fingerprint
  }
}
