/// The signs that a text table is drawn with.
struct Marks: Sendable {
  /// Stands at the end of cut text, and in place of left-out columns.
  let cut: String
  /// Stands in place of left-out rows.
  let rows: String
  /// Stands in place of a missing value without a symbol.
  let missing: String
  /// Makes the rule under the header.
  let rule: String
  /// Stands between the parts of the footer.
  let separator: String

  init(unicode: Bool) {
    cut = unicode ? "…" : "~"
    rows = unicode ? "⋮" : "..."
    missing = unicode ? "·" : "-"
    rule = unicode ? "─" : "-"
    separator = unicode ? " · " : ", "
  }
}
