extension Table {
  /// A table of rows: each row has a value for each column, in their order.
  ///
  /// A value that is not of its column's kind is missing, and so is one that a row lacks. Whole numbers stand in columns of
  /// numbers as well. A missing number keeps its symbol where the column has symbols.
  public init(columns: [Column], rows: [[Value]]) {
    let vectors = columns.indices.map { index in
      Vector(columns[index], rows.map { index < $0.count ? $0[index] : .missing(nil) })
    }
    self.init(columns: columns, vectors: vectors)
  }
}

extension Vector {
  fileprivate init(_ column: Column, _ values: [Value]) {
    var missing = [Bool](repeating: false, count: values.count)
    func stored<Element>(_ blank: Element, _ read: (Value) -> Element?) -> [Element] {
      values.indices.map { index in
        if let element = read(values[index]) { return element }
        missing[index] = true
        return blank
      }
    }
    let storage: Storage =
      switch column.kind {
      case .boolean: .boolean(stored(false) { if case .boolean(let flag) = $0 { flag } else { nil } })
      case .integer: .integer(stored(0, \.integer))
      case .decimal, .number: .number(stored(0, \.double))
      case .text, .other: .text(stored("", \.text))
      case .moment: .moment(stored("") { if case .moment(let text) = $0 { text } else { nil } })
      }
    let symbols = values.map { value -> Symbol? in
      if case .missing(let symbol) = value { symbol } else { nil }
    }
    self.init(
      storage, missing: missing.contains(true) ? missing : nil,
      symbols: column.symbols != nil || symbols.contains { $0 != nil } ? symbols : nil)
  }
}
