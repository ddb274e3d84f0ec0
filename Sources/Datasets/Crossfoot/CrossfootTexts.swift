import Engine

/// The texts of a dataset's columns as numbers, the same for the same text in every column.
struct CrossfootTexts {
  private(set) var all = [""]
  private var codes: [String: UInt32] = ["": 0]

  /// The number of a text; 0 is that of none.
  mutating func code(_ text: String) -> UInt32 {
    if let code = codes[text] { return code }
    let code = UInt32(all.count)
    codes[text] = code
    all.append(text)
    return code
  }

  /// The numbers of a column's texts; a missing one is none.
  mutating func codes(of vector: Vector) -> [UInt32] {
    var found: [UInt32]
    switch vector.storage {
    case .coded(let values, let dictionary):
      let translated = dictionary.map { code($0) }
      found = values.map { translated[Int($0)] }
    case .text(let texts): found = texts.map { code($0) }
    default: found = (0..<vector.count).map { code(vector[$0].text ?? "") }
    }
    if let missing = vector.missing { for row in missing.indices where missing[row] { found[row] = 0 } }
    return found
  }

  subscript(code: UInt32) -> String { all[Int(code)] }
}
