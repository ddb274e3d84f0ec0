extension Vector {
  /// The cells of a column of a kind, one by one. A cell of another type than the kind's is missing; decimals become numbers.
  public init(_ values: [Value], kind: Column.Kind) {
    let storage: Storage =
      switch kind {
      case .integer: .integer(values.map { $0.integer ?? 0 })
      case .decimal, .number: .number(values.map { $0.double ?? 0 })
      case .boolean: .boolean(values.map { $0 == .boolean(true) })
      case .text, .moment, .other: .text(values.map { Vector.text($0) ?? "" })
      }
    let missing = values.map { value in
      switch kind {
      case .integer: value.integer == nil
      case .decimal, .number: value.double == nil
      case .boolean: value.isMissing
      case .text, .moment, .other: Vector.text(value) == nil
      }
    }
    let symbols = values.map { if case .missing(let symbol) = $0 { symbol } else { nil as Symbol? } }
    let hasSymbols = kind.isNumeric && symbols.contains { $0 != nil }
    self.init(storage, missing: missing.contains(true) ? missing : nil, symbols: hasSymbols ? symbols : nil)
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .text(let text), .moment(let text): text
    case .integer(let number): String(number)
    case .boolean(let truth): truth ? "true" : "false"
    case .number(let number): String(number)
    case .decimal(let number): String(number.double)
    case .missing: nil
    }
  }
}
