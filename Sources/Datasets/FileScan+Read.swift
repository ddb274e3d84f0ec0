extension FileScan {
  /// How many bytes are looked at in one go.
  private static let pieceSize = 1 << 20

  /// Walks over a file, off the threads of Swift's tasks, and stops where the task is cancelled.
  ///
  /// - Throws: ``DatasetError`` with the line of the first fault.
  static func scan(_ path: String, report: @escaping @Sendable (Double) -> Void) async throws -> FileScan {
    try await Offload.run { try read(path, isCancelled: $0, report: report) }
  }

  private static func read(
    _ path: String, isCancelled: CancellationFlag, report: (Double) -> Void
  ) throws -> FileScan {
    let file = try InputFile(path)
    guard file.byteCount > 0 else { throw DatasetError("The file is empty.") }
    if file.byteCount >= leastParallelBytes,
      let scan = try readInParallel(path, isCancelled: isCancelled, report: report)
    {
      return scan
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    let passes = FilePasses()
    var byteCount = 0
    while true {
      if isCancelled.isSet { throw CancellationError() }
      let count = try file.read(into: buffer)
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      try passes.take(bytes)
      byteCount += count
      report(min(1, Double(byteCount) / Double(file.byteCount)))
    }
    var scan = try passes.finish()
    scan.byteCount = byteCount
    return scan
  }
}
