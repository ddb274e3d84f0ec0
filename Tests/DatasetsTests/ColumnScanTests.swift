import Testing

@testable import Datasets

@Suite("What the byte pass gathers about columns")
struct ColumnScanTests {
  private func number(_ text: String) -> NumberShape? {
    Array(text.utf8).withUnsafeBytes { NumberShape($0) }
  }

  @Test(
    "Plain numbers are numbers",
    arguments: [
      ("0", 0, 0), ("7", 1, 0), ("-12.50", 2, 2), ("+3", 1, 0), (".5", 0, 1), ("5.", 1, 0), (" 12 ", 2, 0),
      ("1e+05", 6, 0), ("2.5E1", 2, 0), ("000123", 3, 0), ("999999999999999999", 18, 0),
    ])
  func plain(text: String, integerDigits: Int, decimals: Int) throws {
    let shape = try #require(number(text))
    #expect([shape.integerDigits, shape.decimals] == [integerDigits, decimals])
    #expect(!shape.isDecorated)
    #expect(shape.hasExponent == text.lowercased().contains("e"))
    #expect(shape.hasLeadingZero == (text == "000123"))
  }

  @Test(
    "Numbers in other dress are numbers too",
    arguments: [
      ("1,234", 4, 0), ("12,154.00", 5, 2), ("9%", 1, 0), ("11.00 %", 2, 2), ("\u{a0}5\u{a0}", 1, 0),
      ("-1,000,000", 7, 0),
    ])
  func decorated(text: String, integerDigits: Int, decimals: Int) throws {
    let shape = try #require(number(text))
    #expect([shape.integerDigits, shape.decimals] == [integerDigits, decimals])
    #expect(shape.isDecorated)
    #expect(shape.hasSeparators == text.contains(","))
    #expect(shape.hasPercentSign == text.contains("%"))
  }

  @Test(
    "Everything else is none",
    arguments: [
      "", "-", ".", "x", " ", "1,23", "1234,567", ",123", "1 2", "1.2.3", "5.%", "1,000e3", "1e", "1e999",
      "1_000",
      "inf", "-inf", "nan", "0x1F", "12 345", "--1", "é",
    ])
  func none(text: String) { #expect(number(text) == nil) }

  @Test("Exponents that leave a fraction are told apart")
  func exponents() {
    #expect(number("1.25e1")?.isBroken == true)
    #expect(number("1.5e1")?.isBroken == false)
  }

  @Test("Cells are the same wherever the pieces of a file are cut")
  func cuts() throws {
    let text = "a,\"b\"\"c\",d\r\n1,\"x, \"\"y\"\"\",\r\n2,,\"\"\r\n1,\"two\nlines\",é\r\n,plain \"quote\",é"
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      for second in [cut, min(cut + 1, bytes.count), bytes.count] {
        var scanner = CSVScanner()
        for piece in [bytes[..<cut], bytes[cut..<second], bytes[second...]] {
          try piece.withUnsafeBytes { try scanner.take($0) }
        }
        try scanner.finish()
        let found = scanner.scan.columns.map { column in
          column.texts.entries.indices.map { "\(column.texts[$0]) \(column.texts.entries[$0].firstRow)" }
        }
        #expect(
          found == [["1 1", "2 2"], ["x, \"y\" 1", "two\nlines 3", "plain \"quote\" 4"], ["é 3"]], "\(cut)")
        #expect(scanner.scan.header == ["a", "b\"c", "d"])
        #expect(scanner.scan.columns.map { $0.profile().filled } == [3, 3, 2])
      }
    }
  }

  @Test("A column with more different texts than are kept is counted to its end")
  func overflow() {
    var column = ColumnScan()
    let most = TextTable.mostTexts
    for row in 1...(most + 5000) {
      let cell = row % 10 == 0 ? "z" : row == most + 4999 ? "1,234,567.125" : "\(row).5"
      Array(cell.utf8).withUnsafeBytes { column.take($0, row: row) }
    }
    for (cell, row) in [("low", 80_000), ("z", 80_001), ("see note", 80_002), ("low", 80_003)] {
      Array(cell.utf8).withUnsafeBytes { column.take($0, row: row) }
    }
    let next = 110_000
    for row in 100_000..<next { Array("\(row)".utf8).withUnsafeBytes { column.take($0, row: row) } }
    #expect(column.texts.isFull)
    Array("?".utf8).withUnsafeBytes { column.take($0, row: next) }
    Array("?".utf8).withUnsafeBytes { column.take($0, row: next + 1) }
    let profile = column.profile()
    #expect(profile.filled == most + 5000 + 4 + (next - 100_000) + 2)
    #expect(profile.tokens == ["?", "low", "see note", "z"])
    #expect(profile.firstRow(of: "?") == next)
    #expect(profile.firstRow(of: "low") == 80_000)
    #expect(profile.firstRow(of: "z") == 10)
    #expect(profile.separators == most + 4999)
    #expect([profile.scale, profile.integerDigits] == [3, 7])
    #expect(column.codes == nil)
  }
}
