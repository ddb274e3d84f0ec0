import Dispatch

/// The digest, the encoding and the rows of a file, piece by piece; the digest on a second thread.
final class FilePasses {
  private var digest = SHA256()
  private var check = UTF8Check()
  private var scanner = CSVScanner()
  private var isFirst = true
  private var hasMark = false

  /// Takes the next piece.
  ///
  /// - Throws: ``DatasetError`` with the line of the first fault.
  func take(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    nonisolated(unsafe) var fault: DatasetError?
    nonisolated(unsafe) let (passes, piece) = (self, bytes)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        passes.digest.update(piece)
      } else {
        do throws(DatasetError) { try passes.look(at: piece) } catch { fault = error }
      }
    }
    isFirst = false
    if let fault { throw fault }
  }

  private func look(at bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var text = bytes
    if isFirst, bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      hasMark = true
      text = UnsafeRawBufferPointer(rebasing: bytes[3...])
    }
    guard let fault = check.firstFault(in: text) else { return try scanner.take(text) }
    try scanner.take(UnsafeRawBufferPointer(rebasing: text[..<fault]))
    throw notUTF8()
  }

  private func notUTF8() -> DatasetError {
    DatasetError(
      .encoding, "Line \(scanner.line) has a character that is not written in UTF-8.",
      hint: "The file may be in the Windows encoding; save it again as 'CSV UTF-8'.")
  }

  /// Ends the file.
  ///
  /// - Throws: ``DatasetError`` where it ends too early, or has no rows.
  func finish() throws(DatasetError) -> FileScan {
    if check.isWithinCharacter { throw notUTF8() }
    try scanner.finish()
    var scan = scanner.scan
    scan.hasByteOrderMark = hasMark
    scan.fingerprint = digest.hexDigest()
    return scan
  }
}
