/// What is unusual about the cells of a file, with the first line where it is so.
extension Importer {
  /// The sentences about a file's cells, one for each kind of oddity, whatever the number of columns.
  func oddities(of plans: [ColumnPlan], in scan: FileScan) -> [String] {
    var kinds: [Oddity.Kind] = []
    var places: [Oddity.Kind: (names: [String], row: Int)] = [:]
    for oddity in plans.flatMap(Oddity.all) {
      if let known = places[oddity.kind] {
        places[oddity.kind] = (known.names + [oddity.column], min(known.row, oddity.row))
      } else {
        kinds.append(oddity.kind)
        places[oddity.kind] = ([oddity.column], oddity.row)
      }
    }
    return kinds.compactMap { kind in
      places[kind].map { names, row in
        let place = scan.line(ofRow: row).map { "first on line \($0)" } ?? "first in row \(row)"
        return kind.sentence(Self.list(names), place)
      }
    }
  }

  /// Names in a sentence: the first few, and how many there are more.
  static func list(_ names: [String]) -> String {
    let most = 6
    if names.count <= most + 1 { return names.joined(separator: ", ") }
    return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
  }
}
