/// What a reader got from its user or file.
public enum LineInput: Sendable, Equatable {
  /// A whole entry, without the newline that ended it; it may hold newlines inside.
  case line(String)
  /// Nothing more will come.
  case endOfInput
}
