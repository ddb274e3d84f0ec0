import Dispatch

/// The digest, the encoding and the rows of a file, on several processors at once.
///
/// A piece of the file is cut behind line ends that stand outside quotes, as far as counting quotes can tell. Each scanner says
/// afterwards whether its part ended where a row ends, so a wrong cut never goes unseen. Where one did, or where a part has a
/// fault, the answer is nil: the file is then read from its beginning to its end by ``FilePasses``, which names the line.
final class ParallelScan {
  private var digest = SHA256()
  private var scanners: [CSVScanner]
  private var numbers: [RowNumbers]
  private var rows: Int

  /// Goes on behind the beginning of a file.
  ///
  /// - Parameters:
  ///   - first: What has scanned it, up to the end of a row.
  ///   - digest: The digest of it.
  ///   - width: How many scanners work at once.
  init(after first: CSVScanner, digest: SHA256, width: Int) {
    self.digest = digest
    scanners = [first] + (1..<max(1, width)).map { _ in CSVScanner(besides: first) }
    rows = first.scan.rows
    numbers = scanners.map { _ in RowNumbers() }
    numbers[0].begin(own: 0, file: 0)
  }

  /// Takes the next rows of the file; the last of them ends where `bytes` end.
  ///
  /// - Returns: whether they could be read.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let parts = Self.parts(of: bytes, count: scanners.count)
    let before = scanners.map(\.scan.rows)
    nonisolated(unsafe) let (scan, piece) = (self, bytes)
    nonisolated(unsafe) var isRead = [Bool](repeating: false, count: parts.count)
    isRead.withUnsafeMutableBufferPointer { results in
      scanners.withUnsafeMutableBufferPointer { scanners in
        nonisolated(unsafe) let (results, scanners) = (results, scanners)
        DispatchQueue.concurrentPerform(iterations: parts.count + 1) { index in
          if index == parts.count { return scan.digest.update(piece) }
          results[index] = Self.read(
            UnsafeRawBufferPointer(rebasing: piece[parts[index]]), with: &scanners[index])
        }
      }
    }
    guard isRead.allSatisfy({ $0 }) else { return false }
    for index in parts.indices {
      numbers[index].begin(own: before[index], file: rows)
      rows += scanners[index].scan.rows - before[index]
    }
    return true
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, with scanner: inout CSVScanner) -> Bool {
    var check = UTF8Check()
    guard check.firstFault(in: bytes) == nil, !check.isWithinCharacter else { return false }
    do throws(DatasetError) { try scanner.take(bytes) } catch { return false }
    return scanner.isBetweenRows
  }

  /// Ends the file with its last bytes, which may lack a line end.
  ///
  /// - Returns: what was found; nil where the last row has a fault.
  func finish(_ bytes: UnsafeRawBufferPointer) -> FileScan? {
    digest.update(bytes)
    numbers[0].begin(own: scanners[0].scan.rows, file: rows)
    var check = UTF8Check()
    guard check.firstFault(in: bytes) == nil, !check.isWithinCharacter else { return nil }
    do throws(DatasetError) {
      try scanners[0].take(bytes)
      try scanners[0].finish()
    } catch { return nil }
    // The first scanner's own rows are renumbered too.
    var whole = CSVScanner(besides: scanners[0])
    for (scanner, numbers) in zip(scanners, numbers) { whole.merge(scanner, row: numbers.inFile) }
    var scan = whole.scan
    scan.linesAboveHeader = scanners[0].scan.linesAboveHeader
    scan.fingerprint = digest.hexDigest()
    return scan
  }

  /// Cuts bytes into parts of about the same size, each ending behind a line end outside quotes.
  private static func parts(of bytes: UnsafeRawBufferPointer, count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var (place, isQuoted) = (0, false)
    for part in 1..<max(1, count) {
      let wanted = max(start, bytes.count / count * part)
      isQuoted = isQuoted != hasOddQuotes(bytes[place..<wanted])
      place = wanted
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        if byte == 0x22 { isQuoted.toggle() }
        if byte == 0x0a, !isQuoted { break }
      }
      parts.append(start..<place)
      start = place
    }
    return parts + [start..<bytes.count]
  }

  private static func hasOddQuotes(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    UnsafeRawBufferPointer(rebasing: bytes).reduce(0) { $0 &+ ($1 == 0x22 ? 1 : 0) } & 1 == 1
  }

  /// Behind the last line end of the bytes that stands outside quotes, as far as counting tells; nil where there is none.
  static func lastRowEnd(in bytes: UnsafeRawBufferPointer) -> Int? {
    var isQuoted = hasOddQuotes(bytes[...])
    var index = bytes.count
    while index > 0 {
      let byte = bytes[index - 1]
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0a, !isQuoted { return index }
      index -= 1
    }
    return nil
  }
}
