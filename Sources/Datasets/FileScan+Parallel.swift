import Foundation

extension FileScan {
  /// Files below this size are read by one scanner: a second one would cost more than it saves.
  static let leastParallelBytes = 8 << 20
  /// More scanners than this would need more memory than they save time.
  private static let mostScanners = 4

  /// Scans a large file on several processors.
  ///
  /// - Parameter width: How many scanners work at once.
  /// - Returns: nil where the file has a fault, or cannot be cut: read it from its beginning to its end then.
  static func readInParallel(
    _ path: String, width: Int = min(mostScanners, ProcessInfo.processInfo.activeProcessorCount),
    pieceSize: Int = 2 << 20, isCancelled: CancellationFlag, report: (Double) -> Void
  ) throws -> FileScan? {
    let file = try InputFile(path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize * max(1, width), alignment: 16)
    defer { buffer.deallocate() }
    var (held, byteCount) = (0, 0)
    var parallel: ParallelScan?
    var hasMark = false
    while true {
      if isCancelled.isSet { throw CancellationError() }
      let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[held...]))
      byteCount += count
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<(held + count)])
      if count == 0 {
        guard var scan = parallel?.finish(bytes) else { return nil }
        (scan.byteCount, scan.hasByteOrderMark) = (byteCount, hasMark)
        return scan
      }
      guard let end = ParallelScan.lastRowEnd(in: bytes) else { return nil }
      let whole = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      if let parallel {
        guard parallel.take(whole) else { return nil }
      } else {
        hasMark = whole.starts(with: [0xef, 0xbb, 0xbf])
        parallel = begin(whole, hasMark: hasMark, width: width)
        if parallel == nil { return nil }
      }
      held = bytes.count - end
      guard held < buffer.count else { return nil }
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[end...]))
      report(min(1, Double(byteCount) / Double(file.byteCount)))
    }
  }

  /// The beginning of a file, with its line of names, by one scanner.
  private static func begin(_ bytes: UnsafeRawBufferPointer, hasMark: Bool, width: Int) -> ParallelScan? {
    var (scanner, digest, check) = (CSVScanner(), SHA256(), UTF8Check())
    digest.update(bytes)
    let text = UnsafeRawBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)...])
    guard check.firstFault(in: text) == nil else { return nil }
    do throws(DatasetError) { try scanner.take(text) } catch { return nil }
    guard scanner.isBetweenRows else { return nil }
    return ParallelScan(after: scanner, digest: digest, width: width)
  }
}
