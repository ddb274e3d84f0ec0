/// What became of one file of those that an import was asked for.
public enum ImportOutcome: Sendable {
  /// It is a table now, or was one already.
  case imported(ImportReport)
  /// It could not be read, and nothing of it was kept.
  case refused(file: String, error: DatasetError)
  /// It is no data, by its name.
  case leftAlone(file: String)
}
