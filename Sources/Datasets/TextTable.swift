/// The different texts of one column, each with how often it stands there and its first row.
///
/// A table with open addressing over one buffer of bytes: to look at a cell that is known allocates nothing.
struct TextTable: Sendable {
  /// A text: where its bytes are, and where the file has it.
  struct Entry: Sendable {
    var start: Int32
    var length: Int32
    /// How many cells hold it.
    var count = 0
    /// The first row in which it stands, counted from 1.
    var firstRow: Int
  }

  /// How many texts are kept at most.
  static let mostTexts = 65_536
  /// How many bytes these may have together.
  static let mostBytes = 8 << 20

  private(set) var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Half of a text's hash, and behind it the text's number counted from 1; 0 where nothing stands.
  private var slots = [UInt64](repeating: 0, count: 64)
  /// The text that was counted last.
  private var latest = 0
  /// Whether a new text found no room.
  private(set) var isFull = false

  /// Counts a text that is there, or for which there is room.
  ///
  /// - Returns: whether it was counted.
  @inline(__always)
  mutating func count(_ text: UnsafeRawBufferPointer, row: Int) -> Bool {
    if latest < entries.count, holds(text, latest) {
      entries[latest].count &+= 1
      return true
    }
    let hash = Self.hash(text)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let number = Int(slots[slot] & 0xffff_ffff) &- 1
        if holds(text, number) {
          entries[number].count &+= 1
          latest = number
          return true
        }
      }
      slot = (slot &+ 1) & mask
    }
    return insert(text, hash: hash, at: slot, row: row)
  }

  /// Adds texts of another table, counted in rows that `row` renumbers.
  ///
  /// - Returns: the numbers of those for which there was no room.
  mutating func merge(_ other: TextTable, row: (Int) -> Int) -> [Int] {
    var left: [Int] = []
    for (number, entry) in other.entries.enumerated() {
      let firstRow = row(entry.firstRow)
      let isCounted = other.withText(number) { count($0, row: firstRow) }
      guard isCounted else {
        left.append(number)
        continue
      }
      entries[latest].count += entry.count - 1
      entries[latest].firstRow = min(entries[latest].firstRow, firstRow)
    }
    if other.isFull { isFull = true }
    return left
  }

  private mutating func insert(_ text: UnsafeRawBufferPointer, hash: UInt64, at slot: Int, row: Int) -> Bool {
    guard entries.count < Self.mostTexts, bytes.count + text.count <= Self.mostBytes else {
      isFull = true
      return false
    }
    entries.append(Entry(start: Int32(bytes.count), length: Int32(text.count), count: 1, firstRow: row))
    bytes.append(contentsOf: text)
    slots[slot] = hash & ~0xffff_ffff | UInt64(entries.count)
    latest = entries.count - 1
    if entries.count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 4)
    for number in entries.indices {
      let hash = withText(number, Self.hash)
      var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = hash & ~0xffff_ffff | UInt64(number + 1)
    }
    slots = larger
  }

  @inline(__always)
  private func holds(_ text: UnsafeRawBufferPointer, _ number: Int) -> Bool {
    guard Int(entries[number].length) == text.count else { return false }
    return withText(number) { known in
      var index = 0
      while index &+ 8 <= text.count {
        guard
          known.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        else { return false }
        index &+= 8
      }
      while index < text.count {
        guard known[index] == text[index] else { return false }
        index &+= 1
      }
      return true
    }
  }

  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count)
    var index = 0
    while index &+ 8 <= text.count {
      hash = mixed(hash, text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    var last: UInt64 = 0
    while index < text.count {
      last = last << 8 | UInt64(text[index])
      index &+= 1
    }
    hash = mixed(hash, last)
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }

  /// Lends out the bytes of a text.
  @inline(__always)
  func withText<Result>(_ number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let entry = entries[number]
    return bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[Int(entry.start)..<Int(entry.start) + Int(entry.length)]))
    }
  }

  /// A text by its number.
  subscript(number: Int) -> String { withText(number) { String(decoding: $0, as: UTF8.self) } }

  /// The texts in the order of their bytes.
  func sorted() -> [String] {
    entries.indices.sorted { first, second in
      withText(first) { left in withText(second) { left.lexicographicallyPrecedes($0) } }
    }.map { self[$0] }
  }
}
