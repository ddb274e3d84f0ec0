/// One offence against the standards: what it is, and where it stands.
struct Finding: Sendable, Equatable {
  /// How much it matters.
  enum Weight: Sendable { case advisory, failure }

  /// Where the offending cells stand.
  enum Place: Sendable, Equatable {
    /// The file's name, or the file as a whole.
    case file
    /// The lines of the data file in which columns (by their position) hold these values.
    case data([Int: String])
    /// Lines of the data file.
    case dataLines([Int])
    /// A line of the metadata file.
    case metaLine(Int)
  }

  var weight: Weight
  /// What is wrong, as a sentence that names columns and values of the file.
  var message: String
  /// The column that it is about; empty for none.
  var column = ""
  /// The offending value; empty for none.
  var value = ""
  /// How many cells or lines offend.
  var count = 1
  var place: Place = .file

  static func fail(
    _ message: String, column: String = "", value: String = "", count: Int = 1, at place: Place = .file
  ) -> Finding {
    Finding(weight: .failure, message: message, column: column, value: value, count: count, place: place)
  }

  static func advise(
    _ message: String, column: String = "", value: String = "", count: Int = 1, at place: Place = .file
  ) -> Finding {
    Finding(weight: .advisory, message: message, column: column, value: value, count: count, place: place)
  }
}
