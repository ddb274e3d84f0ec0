/// A version of the form `major.minor.patch`, later parts optional.
struct Version: Sendable, Equatable {
  var parts: [Int]

  /// Reads a version; nil where the text is none.
  init?(_ text: String) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
    parts = numbers.compactMap { $0 }
    while parts.count < 3 { parts.append(0) }
  }

  /// Whether a notebook that asks for `least` runs with this version: the same major number, and not older.
  func satisfies(_ least: Version) -> Bool {
    parts[0] == least.parts[0] && !parts.lexicographicallyPrecedes(least.parts)
  }
}
