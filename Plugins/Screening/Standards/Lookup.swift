import SlateKit

/// The places of one level that are known: each code with its names.
struct Lookup: Sendable {
  /// Where the list is from, for a sentence.
  var source: String
  /// The names of each code.
  var names: [String: Set<String>]
  /// Whether places came after the list, so that a later code than its last is not wrong.
  var isOutgrown = false

  /// Whether a code follows the last one of its kind in a list that places came after.
  func isLater(_ code: String) -> Bool {
    guard isOutgrown, let last = names.keys.filter({ $0.prefix(3) == code.prefix(3) }).max() else {
      return false
    }
    return code > last
  }

  /// Whether a code and a name belong together.
  func holds(_ code: String, _ name: String) -> Bool { names[code]?.contains(name) ?? false }

  /// What is wrong with a code and a name that do not belong together, as the end of a sentence.
  func remark(_ code: String, _ name: String) -> String {
    if let names = names[code] { return "'\(code)' is \(quoted(names.sorted())) in \(source)." }
    if let known = names.filter({ $0.value.contains(name) }).keys.min() {
      return "'\(name)' has the code '\(known)' in \(source)."
    }
    return "\(source.capitalised) has neither code nor name."
  }

  /// Countries, and groups of them (Office for National Statistics, Register of Geographic Codes).
  static let countries = Lookup(
    source: "the register of geographic codes",
    names: [
      "E92000001": ["England"], "K02000001": ["United Kingdom"], "K03000001": ["Great Britain"],
      "K04000001": ["England and Wales"], "N92000002": ["Northern Ireland"], "S92000003": ["Scotland"],
      "W92000004": ["Wales"],
    ])

  /// Regions, with the two halves of London that DfE's files use.
  static func regions(_ areas: AreaRegister) -> Lookup {
    var names = ["E13000001": Set(["Inner London"]), "E13000002": ["Outer London"]]
    for area in areas.areas where area.level == .region { names[area.code] = [area.name] }
    return Lookup(source: "the register of regions", names: names)
  }

  /// Reads a file of codes and names under the column names of a level.
  ///
  /// - Throws: ``SlateError`` where the file is not there, or has the columns of no level.
  static func read(_ path: String, typed: String) throws -> (level: String, lookup: Lookup) {
    let file = MetaFile(try SourceFile(path, typed: typed))
    guard
      let level = GeographicLevel.all.first(where: { level in
        level.code.map(file.header.contains) ?? false && file.header.contains(level.nameColumn)
      }), let code = level.code
    else {
      throw SlateError(
        "'\(typed)' has the code and name columns of no geographic level.", at: .argument(typed),
        hint: "A lookup has columns such as lad_code and lad_name.")
    }
    var names: [String: Set<String>] = [:]
    for row in file.rows { names[row[code], default: []].insert(row[level.nameColumn]) }
    return (level.name, Lookup(source: file.file.name, names: names))
  }
}
