import CDuckDB

/// Collects one column of a result, chunk by chunk.
final class VectorBuilder {
  private let storage: ColumnType.Storage
  private let dictionary: [String]
  private var count = 0
  private var missing: [Bool]?
  private var booleans: [Bool] = []
  private var integers: [Int] = []
  private var decimals: [Int128] = []
  private var numbers: [Double] = []
  private var texts: [String] = []
  private var codes: [UInt32] = []
  /// Whether whole numbers came that do not fit a word, so that all of them are in ``decimals``.
  private var isWide = false

  /// An empty column; `dictionary` has the texts of a coded one.
  init(_ storage: ColumnType.Storage, dictionary: [String]) {
    self.storage = storage
    self.dictionary = dictionary
  }

  /// The column.
  func vector() -> Vector {
    let values: Vector.Storage =
      switch storage {
      case .boolean: .boolean(booleans)
      case .whole: isWide ? .decimal(decimals, scale: 0) : .integer(integers)
      case .float, .double: .number(numbers)
      case .decimal(_, let scale): .decimal(decimals, scale: scale)
      case .text, .nothing, .unknown, .unreadable: .text(texts)
      case .coded: .coded(codes, dictionary: dictionary)
      case .moment: .moment(texts)
      }
    return Vector(values, missing: missing)
  }

  /// Adds the first `rows` values of one of the engine's vectors.
  func append(_ vector: OpaquePointer, rows: Int, api: Functions) {
    let validity = api.table.pointee.vector_get_validity(vector)
    let isComplete = note(validity, rows: rows)
    defer { count += rows }
    guard let data = UnsafeRawPointer(api.table.pointee.vector_get_data(vector)) else { return pad(rows) }
    let isValid: (Int) -> Bool = { row in
      guard !isComplete, let validity else { return true }
      return validity[row >> 6] >> UInt64(row & 63) & 1 == 1
    }
    switch storage {
    case .boolean: booleans.append(values(data, UInt8.self, rows)) { $0 != 0 }
    case .whole(let width): appendWhole(data, width, rows, isValid)
    case .float: numbers.append(values(data, Float.self, rows)) { Double($0) }
    case .double: numbers.append(contentsOf: values(data, Double.self, rows))
    case .decimal(let width, _): appendDecimals(data, width, rows)
    case .coded(let width): appendCodes(data, width, rows, isValid)
    case .text:
      let strings = values(data, dk_string.self, rows)
      for row in 0..<rows { texts.append(isValid(row) ? String(strings, row) : "") }
    case .moment(let clock): appendMoments(data, clock, rows, isValid)
    case .nothing, .unknown, .unreadable: pad(rows)
    }
  }

  /// Notes which of the rows are missing; answers whether none is.
  private func note(_ validity: UnsafeMutablePointer<UInt64>?, rows: Int) -> Bool {
    var isComplete = true
    if let validity {
      for word in 0..<(rows + 63) / 64 {
        let used = min(64, rows - word * 64)
        let mask = used == 64 ? UInt64.max : (1 << UInt64(used)) - 1
        if validity[word] & mask != mask { isComplete = false }
      }
    }
    if case .nothing = storage { isComplete = false }
    if isComplete {
      missing?.append(contentsOf: repeatElement(false, count: rows))
      return true
    }
    var flags = missing ?? Array(repeating: false, count: count)
    missing = nil
    for row in 0..<rows {
      flags.append(validity.map { $0[row >> 6] >> UInt64(row & 63) & 1 == 0 } ?? true)
    }
    missing = flags
    return false
  }

  private func pad(_ rows: Int) { texts.append(contentsOf: repeatElement("", count: rows)) }

  private func values<T>(_ data: UnsafeRawPointer, _ type: T.Type, _ rows: Int) -> UnsafeBufferPointer<T> {
    UnsafeBufferPointer(start: data.assumingMemoryBound(to: type), count: rows)
  }

  private func appendWhole(
    _ data: UnsafeRawPointer, _ width: ColumnType.Width, _ rows: Int, _ isValid: (Int) -> Bool
  ) {
    switch width {
    case .int8: integers.append(values(data, Int8.self, rows)) { Int($0) }
    case .int16: integers.append(values(data, Int16.self, rows)) { Int($0) }
    case .int32: integers.append(values(data, Int32.self, rows)) { Int($0) }
    case .int64: integers.append(contentsOf: values(data, Int.self, rows))
    case .uint8: integers.append(values(data, UInt8.self, rows)) { Int($0) }
    case .uint16: integers.append(values(data, UInt16.self, rows)) { Int($0) }
    case .uint32: integers.append(values(data, UInt32.self, rows)) { Int($0) }
    case .uint64:
      let words = values(data, UInt64.self, rows)
      for row in 0..<rows { appendWide(isValid(row) ? Int128(words[row]) : 0) }
    case .int128:
      let words = values(data, dk_hugeint.self, rows)
      for row in 0..<rows { appendWide(isValid(row) ? Int128(words[row]) : 0) }
    }
  }

  private func appendWide(_ value: Int128) {
    if isWide {
      decimals.append(value)
    } else if let word = Int(exactly: value) {
      integers.append(word)
    } else {
      isWide = true
      decimals = integers.map { Int128($0) } + [value]
      integers = []
    }
  }

  private func appendDecimals(_ data: UnsafeRawPointer, _ width: ColumnType.Width, _ rows: Int) {
    switch width {
    case .int16: decimals.append(values(data, Int16.self, rows)) { Int128($0) }
    case .int32: decimals.append(values(data, Int32.self, rows)) { Int128($0) }
    case .int64: decimals.append(values(data, Int64.self, rows)) { Int128($0) }
    default: decimals.append(values(data, dk_hugeint.self, rows)) { Int128($0) }
    }
  }

  private func appendCodes(
    _ data: UnsafeRawPointer, _ width: ColumnType.Width, _ rows: Int, _ isValid: (Int) -> Bool
  ) {
    let start = codes.count
    switch width {
    case .uint8: codes.append(values(data, UInt8.self, rows)) { UInt32($0) }
    case .uint16: codes.append(values(data, UInt16.self, rows)) { UInt32($0) }
    default: codes.append(contentsOf: values(data, UInt32.self, rows))
    }
    // What stands in a missing row's place is anything at all, and might not be a code.
    if missing != nil { for row in 0..<rows where !isValid(row) { codes[start + row] = 0 } }
  }

  private func appendMoments(
    _ data: UnsafeRawPointer, _ clock: ColumnType.Clock, _ rows: Int, _ isValid: (Int) -> Bool
  ) {
    for row in 0..<rows {
      guard isValid(row) else {
        texts.append("")
        continue
      }
      switch clock {
      case .days: texts.append(Moment.date(days: values(data, Int32.self, rows)[row]))
      case .instant(let perSecond, let zoned):
        texts.append(Moment.instant(values(data, Int64.self, rows)[row], perSecond: perSecond, zoned: zoned))
      case .timeOfDay: texts.append(Moment.time(values(data, Int.self, rows)[row], perSecond: 1_000_000))
      }
    }
  }
}

extension Array {
  /// Adds values of another type, converted, at the speed of copying memory.
  fileprivate mutating func append<Source>(
    _ source: UnsafeBufferPointer<Source>, _ convert: (Source) -> Element
  ) {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: source.count) { scratch in
      for index in 0..<source.count { scratch.initializeElement(at: index, to: convert(source[index])) }
      append(contentsOf: UnsafeBufferPointer(scratch))
    }
  }
}

extension Int128 {
  fileprivate init(_ value: dk_hugeint) { self = Int128(value.upper) << 64 | Int128(value.lower) }
}

extension String {
  /// The text in one row of a vector of texts: short ones stand in the row itself.
  fileprivate init(_ rows: UnsafeBufferPointer<dk_string>, _ row: Int) {
    guard let base = rows.baseAddress else {
      self = ""
      return
    }
    let length = Int(base[row].value.inlined.length)
    if length <= 12 {
      let start = UnsafeRawPointer(base + row) + 4
      self = String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    } else {
      let start = base[row].value.pointer.bytes
      self = String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    }
  }
}
