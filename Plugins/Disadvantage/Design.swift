import SlateKit

/// The columns of a regression: a constant, the numbers, and for each text a column for every value but the first.
struct Design {
  /// What each column stands for.
  private(set) var names = ["constant"]
  /// The columns, each with a number for each row.
  private(set) var columns: [[Double]]

  /// The design of some characteristics, each with its values.
  init(_ characteristics: [(column: Column, values: [Value])]) {
    columns = [[Double](repeating: 1, count: characteristics.first?.values.count ?? 0)]
    for (column, values) in characteristics {
      guard !column.kind.isNumeric else {
        names.append(column.name)
        columns.append(values.map { $0.double ?? .nan })
        continue
      }
      let texts = values.map { $0.text ?? "" }
      for value in Set(texts).sorted().dropFirst() {
        names.append("\(column.name) = \(value)")
        columns.append(texts.map { $0 == value ? 1 : 0 })
      }
    }
  }
}
