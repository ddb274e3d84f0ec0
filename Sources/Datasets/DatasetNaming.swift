/// The names by which lines use datasets: lower-case letters, digits and underscores, a letter first.
enum DatasetNaming {
  /// Names that mean something else.
  private static let reserved: Set<String> = ["published", "main", "temp", "data", "slate"]

  /// A name made from a file's: `Timeliness 20-week.csv` becomes `timeliness_20_week`.
  static func name(from file: String) -> String {
    let stem = stem(file.lowercased())
    var name = ""
    for scalar in stem.unicodeScalars {
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain {
        name.unicodeScalars.append(scalar)
      } else if !name.hasSuffix("_"), !name.isEmpty {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    if name.isEmpty { return "file" }
    if let first = name.unicodeScalars.first, !("a"..."z").contains(first) { name = "file_" + name }
    return reserved.contains(name) ? name + "_file" : name
  }

  /// A file's name without its ending.
  static func stem(_ file: String) -> String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// A name that a person chose, in lower case.
  ///
  /// - Throws: ``DatasetError`` where it is none.
  static func checked(_ name: String) throws(DatasetError) -> String {
    let lower = name.lowercased()
    if reserved.contains(lower) {
      throw DatasetError("'\(name)' means something else already.", hint: "Choose another name.")
    }
    let isWord = lower.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
    }
    guard isWord, let first = lower.unicodeScalars.first, ("a"..."z").contains(first) else {
      throw DatasetError(
        "'\(name)' cannot be a name.",
        hint: "A name begins with a letter and has letters, digits and underscores.")
    }
    return lower
  }
}
