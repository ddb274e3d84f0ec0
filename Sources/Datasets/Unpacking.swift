import CZlib

/// Unpacks deflated bytes of a file into another file, in bounded memory and to a bounded size.
struct Unpacking {
  /// The largest file that is unpacked, in bytes.
  static let mostBytes = 64 << 30
  /// The most bytes that one packed byte may become: the format itself allows little more.
  static let mostGain = 1100

  private static let pieceSize = 256 << 10

  let isCancelled: CancellationFlag
  let report: (Double) -> Void

  /// Unpacks a gzip file, of one or several parts.
  ///
  /// - Throws: ``DatasetError`` where it is damaged, cut off or too large; `CancellationError`.
  func unpackGzip(_ path: String, to target: String) throws {
    let file = try InputFile(path)
    _ = try inflate(
      file, count: file.byteCount, hasHeader: true, to: OutputFile(target), limit: Self.mostBytes)
  }

  /// Unpacks the bytes at the file's present place.
  ///
  /// - Returns: how many bytes they became, and their checksum.
  /// - Throws: ``DatasetError`` where they are damaged, cut off or too large; `CancellationError`.
  func inflate(
    _ file: InputFile, count: Int, hasHeader: Bool, to target: OutputFile, limit: Int
  ) throws -> (bytes: Int, sum: UInt32) {
    guard let stream = slate_inflate_open(hasHeader ? 1 : 0) else {
      throw DatasetError("There is no memory to unpack the file.")
    }
    defer { slate_inflate_close(stream) }
    var output = [UInt8](repeating: 0, count: Self.pieceSize)
    var taken = 0
    var made = 0
    var sum: UInt32 = 0
    var hasEnded = false
    while taken < count {
      if isCancelled.isSet { throw CancellationError() }
      let input = try file.bytes(min(Self.pieceSize, count - taken))
      if input.isEmpty { break }
      var place = 0
      while place < input.count {
        if hasEnded {
          // What follows the last part of a gzip file is padding, unless another part begins.
          guard hasHeader, input[place] == 0x1f, slate_inflate_reset(stream) == 0 else {
            return (made, sum)
          }
          hasEnded = false
        }
        var used = input.count - place
        var filled = output.count
        let state = input.withUnsafeBytes { bytes in
          output.withUnsafeMutableBytes {
            slate_inflate_step(stream, bytes.baseAddress.map { $0 + place }, &used, $0.baseAddress, &filled)
          }
        }
        place += used
        made += filled
        guard state != SLATE_INFLATE_FAULT.rawValue else {
          throw DatasetError(
            "The packed data is damaged, about \((taken + place) * 100 / max(count, 1)) % into it.",
            hint: "Download the file again.")
        }
        guard made <= limit else {
          throw DatasetError(
            "The file becomes larger than \(limit >> 20) MB when it is unpacked, which is more than is allowed."
          )
        }
        sum = slate_crc32(sum, output, filled)
        try target.write(output[..<filled])
        hasEnded = state == SLATE_INFLATE_END.rawValue
        if !hasEnded, used == 0, filled == 0 { break }
      }
      taken += input.count
      report(Double(taken) / Double(count))
    }
    guard hasEnded else {
      throw DatasetError(
        "The packed data ends too early.", hint: "The download was cut off; download it again.")
    }
    try target.finish()
    return (made, sum)
  }
}
