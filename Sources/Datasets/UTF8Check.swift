/// Finds the first byte that cannot stand where it stands in UTF-8, in bytes that arrive in pieces.
struct UTF8Check {
  /// How many bytes of the present character are still to come.
  private var pending = 0
  /// The range in which the next of them must lie.
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xbf

  /// Whether the bytes so far end within a character.
  var isWithinCharacter: Bool { pending > 0 }

  /// Takes the next piece.
  ///
  /// - Returns: where the first wrong byte of the piece is; nil where there is none.
  mutating func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index < bytes.count {
      if pending == 0 {
        while index + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        guard index < bytes.count else { return nil }
      }
      guard accepts(bytes[index]) else { return index }
      index += 1
    }
    return nil
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    if pending > 0 {
      guard lower...upper ~= byte else { return false }
      pending -= 1
      (lower, upper) = (0x80, 0xbf)
      return true
    }
    switch byte {
    case 0x00...0x7f: return true
    case 0xc2...0xdf: pending = 1
    case 0xe0...0xef:
      pending = 2
      // No longer form than needed, and no half of a UTF-16 pair.
      if byte == 0xe0 { lower = 0xa0 }
      if byte == 0xed { upper = 0x9f }
    case 0xf0...0xf4:
      pending = 3
      if byte == 0xf0 { lower = 0x90 }
      if byte == 0xf4 { upper = 0x8f }
    default: return false
    }
    return true
  }
}
