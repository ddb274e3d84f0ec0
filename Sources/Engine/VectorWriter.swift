import CDuckDB

/// Writes some rows of a column into one of the engine's vectors.
struct VectorWriter {
  let vector: OpaquePointer
  let rows: Range<Int>
  let api: Functions

  /// Writes the rows.
  func write(_ column: AppendLayout.Physical) throws(EngineError) {
    switch column.content {
    case .symbols(let symbols):
      let validity = writableValidity()
      for (index, row) in rows.enumerated() {
        if let symbol = symbols[row] { put(symbol.rawValue, at: index) } else { clear(validity, index) }
      }
    case .values(let values):
      try write(values, of: column.name)
      guard let missing = values.missing, missing[rows].contains(true) else { return }
      let validity = writableValidity()
      for (index, row) in rows.enumerated() where missing[row] { clear(validity, index) }
    }
  }

  private func write(_ values: Vector, of name: String) throws(EngineError) {
    switch values.storage {
    case .boolean(let flags): fill(UInt8.self) { flags[$0] ? 1 : 0 }
    case .integer(let integers): fill(Int.self) { integers[$0] }
    case .number(let numbers): fill(Double.self) { numbers[$0] }
    case .decimal(let coefficients, let scale):
      for row in rows where values.missing?[row] != true && coefficients[row].magnitude >= Self.limit {
        throw EngineError(
          .data, "A number of the column \(name) has more than 38 digits, which is the most that can be kept."
        )
      }
      guard (0...38).contains(scale) else {
        throw EngineError(
          .data, "The numbers of the column \(name) have \(scale) decimals; 0 to 38 can be kept.")
      }
      fill(dk_hugeint.self) { row in
        let value = values.missing?[row] == true ? 0 : coefficients[row]
        return dk_hugeint(lower: UInt64(truncatingIfNeeded: value), upper: Int64(value >> 64))
      }
    case .text(let texts), .moment(let texts):
      for (index, row) in rows.enumerated() where values.missing?[row] != true { put(texts[row], at: index) }
    case .coded(let codes, let dictionary):
      for (index, row) in rows.enumerated() where values.missing?[row] != true {
        put(dictionary[Int(codes[row])], at: index)
      }
    }
  }

  /// The first whole number that has 39 digits.
  private static let limit: UInt128 = (0..<38).reduce(1) { product, _ in product * 10 }

  private func fill<T>(_ type: T.Type, _ value: (Int) -> T) {
    guard let data = api.table.pointee.vector_get_data(vector) else { return }
    let target = data.assumingMemoryBound(to: type)
    for (index, row) in rows.enumerated() { target[index] = value(row) }
  }

  private func put(_ text: String, at index: Int) {
    let length = UInt64(text.utf8.count)
    text.withCString { api.table.pointee.vector_assign_string_element_len(vector, UInt64(index), $0, length) }
  }

  private func writableValidity() -> UnsafeMutablePointer<UInt64>? {
    api.table.pointee.vector_ensure_validity_writable(vector)
    return api.table.pointee.vector_get_validity(vector)
  }

  private func clear(_ validity: UnsafeMutablePointer<UInt64>?, _ index: Int) {
    validity?[index >> 6] &= ~(1 << UInt64(index & 63))
  }
}
