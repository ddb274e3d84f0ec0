/// The encodings of text files besides UTF-8, which older files of the department have.
enum TextEncoding: Sendable {
  case windows1252
  case utf16(isLittleEndian: Bool)

  /// What a reader calls it.
  var name: String {
    switch self {
    case .windows1252: "Windows-1252"
    case .utf16: "UTF-16"
    }
  }

  /// The characters of Windows-1252 from 0x80 to 0x9f; 0 where there is none.
  private static let windows: [UInt16] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,
    0x017e, 0x0178,
  ]

  /// Writes a file anew in UTF-8, line by line as it was.
  ///
  /// - Throws: ``DatasetError`` with the line of a byte that the encoding does not know; `CancellationError`.
  func convert(_ path: String, to target: String, isCancelled: CancellationFlag) throws {
    let file = try InputFile(path)
    let output = try OutputFile(target)
    var line = 1
    var isFirst = true
    var high: UInt32?
    var carried: [UInt8] = []
    while true {
      if isCancelled.isSet { throw CancellationError() }
      var bytes = carried + (try file.bytes(1 << 20))
      if bytes.count == carried.count { break }
      carried = []
      switch self {
      case .windows1252:
        for byte in bytes {
          if byte == 0x0a { line += 1 }
          if byte < 0x80 {
            try output.write(byte)
          } else {
            let code = byte < 0xa0 ? UInt32(Self.windows[Int(byte) - 0x80]) : UInt32(byte)
            guard code != 0, byte < 0xfd else {
              throw DatasetError(
                "Line \(line) has a character that is neither UTF-8 nor Windows-1252 (byte \(byte)).",
                hint: "The file may be damaged; download it again, or save it as 'CSV UTF-8'.")
            }
            try write(code, to: output)
          }
        }
      case .utf16(let isLittleEndian):
        if bytes.count % 2 == 1 { carried = [bytes.removeLast()] }
        for place in stride(from: 0, to: bytes.count, by: 2) {
          let (low, top) =
            isLittleEndian ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
          let unit = UInt32(low) | UInt32(top) << 8
          if unit == 0x0a { line += 1 }
          if isFirst, unit == 0xfeff {
            isFirst = false
            continue
          }
          isFirst = false
          switch (unit, high) {
          case (0xd800...0xdbff, nil): high = unit
          case (0xdc00...0xdfff, let first?):
            try write(0x10000 + (first - 0xd800) << 10 + (unit - 0xdc00), to: output)
            high = nil
          case (0xd800...0xdfff, _), (_, _?), (0, _):
            throw DatasetError("Line \(line) has a character that is not written in UTF-16.")
          default: try write(unit, to: output)
          }
        }
      }
    }
    guard carried.isEmpty, high == nil else {
      throw DatasetError(
        "The file ends within a character of UTF-16, on line \(line).", hint: "Download it again.")
    }
    try output.finish()
  }

  private func write(_ code: UInt32, to output: OutputFile) throws(DatasetError) {
    guard let scalar = Unicode.Scalar(code) else { return }
    try output.write(Array(String(Character(scalar)).utf8))
  }

  /// Whether a file that is not UTF-8 can be Windows-1252: no character of it is written as UTF-8 writes one.
  ///
  /// - Returns: the line of the first character that is not ASCII; nil where the file is UTF-8 with a fault in it.
  /// - Throws: ``DatasetError`` where it cannot be read; `CancellationError`.
  static func firstWindowsLine(_ path: String, isCancelled: CancellationFlag) throws -> Int? {
    let file = try InputFile(path)
    var line = 1
    var first: Int?
    var last: UInt8 = 0
    while true {
      if isCancelled.isSet { throw CancellationError() }
      let bytes = try file.bytes(1 << 20)
      if bytes.isEmpty { break }
      if first == nil, line == 1, bytes.starts(with: [0xef, 0xbb, 0xbf]) { return nil }
      for byte in bytes {
        if byte == 0x0a { line += 1 }
        if byte >= 0x80 {
          // A lead byte with a continuation behind it: nobody writes "Ã©" and means it.
          if 0xc2...0xf4 ~= last, 0x80...0xbf ~= byte { return nil }
          if first == nil { first = line }
        }
        last = byte
      }
    }
    return last >= 0xc2 ? nil : first
  }
}
