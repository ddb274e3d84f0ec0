import Engine

/// The ways to a plain file: other encodings, separators and layouts.
extension Importer {
  /// Scans a file of text, and where it is no plain one, makes a plain one of it first.
  ///
  /// - Throws: ``DatasetError`` with the line of what is wrong; `CancellationError`.
  func scanned(_ given: PreparedFile) async throws -> (PreparedFile, FileScan) {
    var file = given
    try await separateByCommas(&file)
    do {
      let scan = try await scan(file)
      return try await printedTable(in: file, scan) ?? (file, scan)
    } catch let error as DatasetError {
      switch error.fault {
      case .encoding:
        let path = file.path
        guard let line = try await Offload.run({ try TextEncoding.firstWindowsLine(path, isCancelled: $0) })
        else {
          throw error
        }
        try await convert(&file, from: .windows1252)
        file.notes.append(
          "The file is written in Windows-1252 (first on line \(line)), not in UTF-8; it was converted.")
        return try await scanned(file)
      case .unevenRows:
        if let even = try await evened(file) { return try await scanned(even) }
        if let found = try await printedTable(in: file, nil) { return found }
        throw error
      case .names, nil: throw error
      }
    }
  }

  private func scan(_ file: PreparedFile) async throws -> FileScan {
    var scan = try await FileScan.scan(file.path) { [report] done in
      report("Checking \(file.file)", done * 0.4)
    }
    scan.linesAbove = file.linesAbove
    scan.hasLines = file.hasLines
    return scan
  }

  /// Converts a file to UTF-8.
  func convert(_ file: inout PreparedFile, from encoding: TextEncoding) async throws {
    report("Converting \(file.file)", nil)
    let folder = try file.folder ?? TemporaryFolder()
    let (path, target) = (file.path, folder.file())
    let known = file.fingerprint
    file.fingerprint = try await Offload.run {
      try encoding.convert(path, to: target, isCancelled: $0)
      return try known ?? SHA256.fingerprint(of: path, isCancelled: $0)
    }
    (file.folder, file.path) = (folder, target)
  }

  /// Writes a file with commas that has other separators.
  private func separateByCommas(_ file: inout PreparedFile) async throws {
    guard let separator = try Self.separator(of: file.path) else { return }
    _ = try await rewrite(&file, delimiter: separator, isEvened: false)
    let name = separator == 0x09 ? "tabs" : "'\(Character(Unicode.Scalar(separator)))'"
    file.notes.append("The values are separated by \(name), not by commas.")
  }

  private func rewrite(_ file: inout PreparedFile, delimiter: UInt8, isEvened: Bool, dropsEmpty: Bool = false)
    async throws
    -> RowRewriter
  {
    let folder = try file.folder ?? TemporaryFolder()
    let (path, target) = (file.path, folder.file())
    let known = file.fingerprint
    let (rewriter, fingerprint) = try await Offload.run { isCancelled in
      var rewriter = RowRewriter(delimiter: delimiter, isEvened: isEvened)
      rewriter.dropsEmpty = dropsEmpty
      try rewriter.rewrite(path, to: target, isCancelled: isCancelled)
      return (rewriter, try known ?? SHA256.fingerprint(of: path, isCancelled: isCancelled))
    }
    (file.folder, file.path, file.fingerprint) = (folder, target, fingerprint)
    return rewriter
  }

  /// What separates the values, where it is not the comma: it stands in the first two lines equally often, and commas do not.
  private static func separator(of path: String) throws(DatasetError) -> UInt8? {
    let lines = try InputFile(path).bytes(64 << 10).split(omittingEmptySubsequences: true) {
      $0 == 0x0a || $0 == 0x0d
    }
    guard let first = lines.first else { return nil }
    func count(_ byte: UInt8, in line: ArraySlice<UInt8>) -> Int {
      var isQuoted = false
      return line.reduce(0) { sum, next in
        if next == 0x22 { isQuoted.toggle() }
        return sum + (next == byte && !isQuoted ? 1 : 0)
      }
    }
    let commas = count(0x2c, in: first)
    return [0x09, 0x3b, 0x7c].first { byte in
      let wanted = count(byte, in: first)
      guard wanted > 0 else { return false }
      if commas == 0 { return true }
      return lines.count > 1 && count(byte, in: lines[1]) == wanted && count(0x2c, in: lines[1]) != commas
    }
  }

  /// Fills and joins the rows of the two publications that are known to be uneven, and in other files leaves empty values at the
  /// ends of rows out where no column is for them; nil where that makes no even file.
  private func evened(_ file: PreparedFile) async throws -> PreparedFile? {
    guard !file.isEvened,
      let header = CSVText.records(try InputFile.start(of: file.path, 64 << 10)).first?.map({
        $0.trimmingSpaces().lowercased()
      })
    else { return nil }
    let isPerformance = header.first == "rectype" && header.contains("urn")
    let isRegister = header.first == "urn" && header.last == "linked establishments"
    var even = file
    even.isEvened = true
    let isKnown = isPerformance || isRegister
    let rewriter = try await rewrite(&even, delimiter: 0x2c, isEvened: true, dropsEmpty: !isKnown)
    if let surplus = rewriter.surplus {
      even.notes.append(
        "\(surplus.count) row\(surplus.count == 1 ? " has" : "s have") more values than there are names (first on line \(surplus.line)), all of these empty; they are left out."
      )
    }
    if let short = rewriter.short {
      guard isPerformance else { return nil }
      even.notes.append(
        "\(short.count) rows end early (first on line \(short.line)), as the performance tables do for schools without results; the cells that they lack are empty here."
      )
    }
    if let long = rewriter.long {
      guard isRegister else { return nil }
      even.notes.append(
        "\(long.count) rows have more values than names (first on line \(long.line)), as the register of schools lists links without quotes; they are together in \(CSVText.records(try InputFile.start(of: file.path, 64 << 10)).first?.last ?? "the last column")."
      )
    }
    return even
  }

  /// The table in a file that was laid out to be printed; nil where it is a plain one, or what is there is not clear.
  private func printedTable(in file: PreparedFile, _ scan: FileScan?) async throws -> (
    PreparedFile, FileScan
  )? {
    guard !file.isPrinted, try InputFile(file.path).byteCount <= PrintedTable.mostBytes else {
      if let scan, !file.isPrinted { try scan.demandNames() }
      return nil
    }
    if let scan, !scan.looksPrinted {
      guard try Self.endsInNotes(file.path) else { return nil }
    }
    let text = try InputFile.text(of: file.path, limit: PrintedTable.mostBytes)
    guard let table = PrintedTable(CSVText.numberedRecords(text)), table.isPrinted else {
      try scan?.demandNames()
      return nil
    }
    var found = file
    let folder = try file.folder ?? TemporaryFolder()
    let (path, target) = (file.path, folder.file())
    let known = file.fingerprint
    found.fingerprint = try await Offload.run {
      try CSVText.write(table.rows, to: target)
      return try known ?? SHA256.fingerprint(of: path, isCancelled: $0)
    }
    (found.folder, found.path, found.isPrinted, found.hasLines) = (folder, target, true, false)
    found.notes += table.notes
    return (found, try await self.scan(found))
  }

  /// Whether a file ends in rows that hold one value of many, or none.
  private static func endsInNotes(_ path: String) throws(DatasetError) -> Bool {
    let file = try InputFile(path)
    try file.go(to: max(0, file.byteCount - (16 << 10)))
    let records = CSVText.records(String(decoding: try file.bytes(16 << 10), as: UTF8.self))
    guard let last = records.last, records.count > 1, last.count > 2 else { return false }
    return last.count { !$0.trimmingSpaces().isEmpty } <= 1
  }
}
