import CZlib

/// The files in a ZIP archive, as its directory at the end lists them.
struct ZipArchive {
  /// One file in it.
  struct Entry: Sendable {
    /// Its name, with folders.
    var name: String
    /// How it is packed: 0 not at all, 8 deflated.
    var method: Int
    var isEncrypted: Bool
    var packed: Int
    var unpacked: Int
    var sum: UInt32
    /// Where its own header is.
    var place: Int

    /// The name without folders.
    var file: String { InputFile.name(of: name) }
  }

  /// How many files an archive may have.
  static let mostEntries = 10_000

  /// The archive's path.
  let path: String
  /// Its files in the archive's order, without folders.
  let entries: [Entry]

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``DatasetError`` where it has none, or is of a kind that is not read.
  init(_ path: String) throws(DatasetError) {
    self.path = path
    let file = try InputFile(path)
    let tailStart = max(0, file.byteCount - 66_000)
    try file.go(to: tailStart)
    let tail = try file.bytes(file.byteCount - tailStart)
    guard
      let end = stride(from: tail.count - 22, through: 0, by: -1).first(where: {
        tail[$0] == 0x50 && Self.number(tail, $0, 4) == 0x0605_4b50
      })
    else {
      throw DatasetError(
        "The ZIP archive is damaged or cut off: it has no directory.", hint: "Download it again.")
    }
    let count = Self.number(tail, end + 10, 2)
    let size = Self.number(tail, end + 12, 4)
    let place = Self.number(tail, end + 16, 4)
    guard count != 0xffff, size != 0xffff_ffff, place != 0xffff_ffff else {
      throw DatasetError(
        "The ZIP archive is of the kind for very large files (Zip64), which is not read here.",
        hint: "Unpack it, and import the folder.")
    }
    guard count <= Self.mostEntries else {
      throw DatasetError("The ZIP archive has more than \(Self.mostEntries) files.")
    }
    try file.go(to: place)
    let directory = try file.bytes(min(size, file.byteCount))
    var entries: [Entry] = []
    var index = 0
    for _ in 0..<count {
      guard index + 46 <= directory.count, Self.number(directory, index, 4) == 0x0201_4b50 else {
        throw DatasetError("The directory of the ZIP archive is damaged.", hint: "Download it again.")
      }
      let nameLength = Self.number(directory, index + 28, 2)
      let next =
        index + 46 + nameLength + Self.number(directory, index + 30, 2)
        + Self.number(directory, index + 32, 2)
      guard next <= directory.count else {
        throw DatasetError("The directory of the ZIP archive is damaged.", hint: "Download it again.")
      }
      let name = String(decoding: directory[(index + 46)..<(index + 46 + nameLength)], as: UTF8.self)
      if !name.hasSuffix("/") {
        entries.append(
          Entry(
            name: name, method: Self.number(directory, index + 10, 2),
            isEncrypted: Self.number(directory, index + 8, 2) & 1 == 1,
            packed: Self.number(directory, index + 20, 4), unpacked: Self.number(directory, index + 24, 4),
            sum: UInt32(Self.number(directory, index + 16, 4)), place: Self.number(directory, index + 42, 4)))
      }
      index = next
    }
    self.entries = entries
  }

  /// Writes a file of the archive to a path of ours; its own name plays no part in that.
  ///
  /// - Throws: ``DatasetError`` where it is encrypted, damaged, or larger than it says; `CancellationError`.
  func unpack(_ entry: Entry, to target: String, by unpacking: Unpacking, limit: Int = Unpacking.mostBytes)
    throws
  {
    guard !entry.isEncrypted else {
      throw DatasetError(
        "It is encrypted in the archive.", hint: "Unpack it with its password, and import that file.")
    }
    guard entry.unpacked <= min(limit, entry.packed * Unpacking.mostGain + 1024) else {
      throw DatasetError(
        "It says that it becomes \(entry.unpacked >> 20) MB when it is unpacked, which is more than is allowed."
      )
    }
    let file = try InputFile(path)
    try file.go(to: entry.place)
    let header = try file.bytes(30)
    guard header.count == 30, Self.number(header, 0, 4) == 0x0403_4b50 else {
      throw DatasetError(
        "The ZIP archive is damaged: a file is not where its directory says.", hint: "Download it again.")
    }
    try file.go(to: entry.place + 30 + Self.number(header, 26, 2) + Self.number(header, 28, 2))
    let output = try OutputFile(target)
    let found: (bytes: Int, sum: UInt32)
    switch entry.method {
    case 8:
      found = try unpacking.inflate(
        file, count: entry.packed, hasHeader: false, to: output, limit: entry.unpacked)
    case 0:
      found = try Self.copy(file, count: entry.packed, to: output)
    default:
      throw DatasetError(
        "It is packed in a way (method \(entry.method)) that is not read here.",
        hint: "Unpack the archive, and import the folder.")
    }
    guard found.bytes == entry.unpacked, found.sum == entry.sum else {
      throw DatasetError(
        "It is damaged in the archive: its checksum differs.", hint: "Download the archive again.")
    }
  }

  private static func copy(
    _ file: InputFile, count: Int, to output: OutputFile
  ) throws -> (bytes: Int, sum: UInt32) {
    var left = count
    var sum: UInt32 = 0
    while left > 0 {
      let bytes = try file.bytes(min(left, 1 << 20))
      if bytes.isEmpty { break }
      sum = slate_crc32(sum, bytes, bytes.count)
      try output.write(bytes)
      left -= bytes.count
    }
    try output.finish()
    return (count - left, sum)
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }
}
