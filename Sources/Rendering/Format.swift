/// In what form an output is written.
public enum Format: String, Sendable, CaseIterable {
  /// Aligned columns for a screen or a notebook, under labels and units; the only form that may leave rows and columns out.
  case table
  /// Comma-separated values (RFC 4180) under column names, with published decimals; an empty line stands between two tables.
  case csv
  /// One array of objects for each table, one object a line; a missing number is null, with its symbol beside it.
  case json
  /// A table of GitHub's Markdown, under labels and units.
  case markdown
}
