extension SQL {
  /// A column of a file that is read, and the engine's type for it.
  public struct FileColumn: Sendable, Hashable {
    /// The name that the column gets, whatever the header says.
    public var name: String
    /// The engine's type, such as `VARCHAR` or the name of an enumeration.
    public var type: String

    /// A column, of texts where no type is given.
    public init(_ name: String, type: String = "VARCHAR") {
      self.name = name
      self.type = type
    }
  }

  /// The call that reads a file of comma-separated values, for use behind `from`. Nothing about the file is guessed.
  ///
  ///     "select * from \(SQL.readCSV(path: path, columns: [.init("time_period"), .init("plans")]))"
  ///
  /// - Parameters:
  ///   - path: The file's path, taken as it is: a `*` in it stands for itself.
  ///   - columns: Every column of the file, in its order.
  ///   - dialect: How the file is written.
  ///   - keepingRejects: Whether a row that cannot be read is set aside (in `reject_errors`) instead of ending the read.
  public static func readCSV(
    path: String, columns: [FileColumn], dialect: CSVDialect = CSVDialect(), keepingRejects: Bool = false
  ) -> SQL {
    let list = columns.map {
      "\(typed: Parameter.text($0.name).literal): \(typed: Parameter.text($0.type).literal)" as SQL
    }
    let rejects: SQL = keepingRejects ? ", store_rejects = true" : ""
    return """
      read_csv(\(typed: Parameter.text(path.withoutWildcards).literal), auto_detect = false, \
      header = \(typed: dialect.hasHeader ? "true" : "false"), \
      delim = \(typed: Parameter.text(dialect.delimiter).literal), \
      quote = \(typed: Parameter.text(dialect.quote).literal), \
      escape = \(typed: Parameter.text(dialect.escape).literal), \
      encoding = \(typed: Parameter.text(dialect.encoding).literal), \
      max_line_size = \(typed: String(dialect.longestLine)), \
      skip = \(typed: String(dialect.skippedLines)), \
      columns = {\(list)}\(rejects))
      """
  }
}

extension SQL.StringInterpolation {
  /// Text of our own that is SQL already.
  fileprivate mutating func appendInterpolation(typed text: String) { appendLiteral(text) }
}

extension String {
  /// The path with each character that the engine takes for a pattern in brackets, where it stands for itself.
  fileprivate var withoutWildcards: String {
    String(flatMap { "*?[".contains($0) ? "[\($0)]" : "\($0)" })
  }
}
