import Foundation
import Testing

@testable import Datasets

@Suite("A scan on several processors finds what one finds")
struct ParallelScanTests {
  private func scans(_ bytes: Data, pieceSize: Int, width: Int) throws -> (one: FileScan, several: FileScan?)
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "slate-scan-\(UUID().uuidString).csv")
      .path
    try bytes.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let passes = FilePasses()
    try bytes.withUnsafeBytes { try passes.take($0) }
    let several = try FileScan.readInParallel(
      path, width: width, pieceSize: pieceSize, isCancelled: CancellationFlag()
    ) { _ in }
    return (try passes.finish(), several)
  }

  private func summary(_ scan: FileScan) -> [String] {
    let columns = scan.columns.map { column in
      let profile = column.profile()
      let tokens = profile.tokens.map { "\($0)@\(profile.firstRow(of: $0) ?? 0)" }
      return """
        \(profile.filled) \(profile.numbers) \(profile.integerDigits) \(profile.scale) \(profile.leadingZeros) \
        \(profile.exponents ?? 0) \(profile.decorated ?? 0) \(profile.percentSigns ?? 0) \(profile.padding ?? 0) \
        \(tokens) \(column.codes ?? [])
        """
    }
    return columns + [
      scan.fingerprint, "\(scan.rows) \(scan.blankLines) \(scan.linesAboveHeader) \(scan.longestRow)",
      "\(scan.header) \(scan.hasByteOrderMark) \(scan.hasBrokenRows) \(scan.lineEnd?.rawValue ?? "")",
    ]
  }

  private func text(_ end: String) -> String {
    var text = "\u{feff}name,n,\"odd, one\",code" + end
    for row in 1...3000 {
      let name = row % 7 == 0 ? "\"Hull, \"\"City\"\" of\(row % 21 == 0 ? end : "")\"" : "Bâle \(row % 40)"
      let number = row == 1900 ? "1e5" : row == 2100 ? "11%" : row % 11 == 0 ? "z" : "\(row).25"
      text += "\(name),\(number),\(row == 2500 ? " low " : "\(row % 3)"),0\(row)\(end)"
      if row == 1500 { text += end }
    }
    return text + "last,1,2,3"
  }

  @Test("Rows, cells, first places and digest", arguments: ["\n", "\r\n"], [1, 2, 3, 4])
  func alike(end: String, width: Int) throws {
    for pieceSize in [500, 4096, 1 << 16] {
      let (one, several) = try scans(Data(text(end).utf8), pieceSize: pieceSize, width: width)
      let found = try #require(several)
      #expect(summary(found) == summary(one))
    }
  }

  @Test("A file with a fault, or with quotes that mislead, is left to the one scanner")
  func faults() throws {
    for fault in ["a,1,2\n", "\"a\"b,1,2,3\n", "5\" pipe,1,2,3\n"] {
      let text = text("\n").replacingOccurrences(of: "last,1,2,3", with: "")
      let path = FileManager.default.temporaryDirectory.appending(path: "slate-\(UUID().uuidString).csv").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data((text + fault + text.dropFirst(20)).utf8).write(to: URL(filePath: path))
      let scan = try FileScan.readInParallel(
        path, width: 2, pieceSize: 4096, isCancelled: CancellationFlag()
      ) { _ in }
      #expect(scan == nil)
    }
  }
}
