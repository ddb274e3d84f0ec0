import Engine

/// A file in the form that the importer reads: UTF-8, commas, one line of names. Either the published file itself, or what was made of it.
struct PreparedFile: Sendable {
  /// Where it is.
  var path: String
  /// The published file's name, as a reader knows it.
  var file: String
  /// The name that the dataset gets where nobody gives one.
  var name: String
  /// Where its metadata is looked for; nil for nowhere.
  var metadata: String?
  /// The SHA-256 of the published bytes, where these are others than at the path.
  var fingerprint: String?
  /// What had to be done to read it, in whole sentences.
  var notes: [String] = []
  /// How many lines of the published file stand above the first of this one.
  var linesAbove = 0
  /// Whether lines of this file are lines of the published one, shifted by ``linesAbove``.
  var hasLines = true
  /// Whether its rows were made even.
  var isEvened = false
  /// Whether it is a table that was found in a printed one.
  var isPrinted = false
  /// The engine's types of columns whose file says them, by the columns' numbers.
  var types: [Int: FileType] = [:]
  /// Where the file came from, in words for a reader.
  var origin = ""
  /// Keeps the files that were made until they are read.
  var folder: TemporaryFolder?

  /// A type that a file gives to a column.
  enum FileType: Sendable, Hashable {
    case integer, number, boolean, date, timestamp
    case decimal(width: Int, scale: Int)
  }
}
