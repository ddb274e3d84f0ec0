/// Why a line could not be read.
public enum LineEditorError: Error, Equatable, CustomStringConvertible {
  /// Reading failed; the number is the system's.
  case unreadable(code: Int32)

  /// A sentence for the user.
  public var description: String {
    switch self {
    case .unreadable(let code): "The input cannot be read: \(System.message(for: code))."
    }
  }
}
