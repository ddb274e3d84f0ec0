/// A notebook that was replayed at the prompt, from which the session goes on.
struct ReplayedNotebook: Sendable {
  var notebook: Notebook
  /// The folder that its files are found from.
  var folder: String
  /// The file's name as it was typed.
  var file: String
  /// The numbers of the cells that did not run.
  var skipped: Set<Int>
  /// How many lines of the session stand before it.
  var entry: Int
}
