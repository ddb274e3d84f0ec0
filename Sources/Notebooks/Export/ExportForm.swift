/// The forms that a replayed notebook can be sent in.
public enum ExportForm: String, Sendable, CaseIterable {
  /// One self-contained page.
  case html
  /// Markdown with tables that sites render.
  case markdown
  /// A notebook of Jupyter, with its outputs.
  case jupyter
}
