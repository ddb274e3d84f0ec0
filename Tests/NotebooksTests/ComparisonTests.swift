import Testing

@testable import Notebooks

/// Comparing outputs, numbers as numbers.
@Suite struct ComparisonTests {
  private func compare(_ recorded: String, _ now: String, _ words: String...) throws -> Comparison {
    Comparison(recorded: recorded, now: now, try CellAttributes(words, line: 1))
  }

  @Test(arguments: [
    ("a 1,234.50", "a 1234.5"), ("a  1,234.50 b", "a 1234.5 b"), ("−5", "-5.0"), ("(46.40%)", "(46.4%)"),
    ("£1,000.", "£1000."),
    ("0", "-0.0"), ("x\n──────\n 10.0", "x\n────\n 10"),
  ])
  func sameNumbersAreTheSame(_ recorded: String, _ now: String) throws {
    #expect(try compare(recorded, now).lines.isEmpty)
  }

  @Test(arguments: [
    ("46.4", "46.5"), ("1,234", "1,235"), ("2023/24", "2023/25"), ("a 5", "b 5"), ("E09000001", "E09000002"),
    ("5", "5 5"),
    ("a   5", "a 5"), ("a", ""), ("9007199254740993", "9007199254740992"), ("1,2", "12"), ("1.2.3", "1.2.4"),
    ("5", "five"),
    ("whole result: fingerprint 1f2e", "whole result: fingerprint 1f2f"),
  ])
  func differencesAreFound(_ recorded: String, _ now: String) throws {
    #expect(try compare(recorded, now).lines.count == 1)
    #expect(try compare(now, recorded).lines.count == 1)
  }

  @Test func toleranceCoversNumbersOnly() throws {
    #expect(try compare("rate 46.4", "rate 46.5", "tolerance=0.1").lines.isEmpty)
    #expect(try compare("rate 46.4", "rate 46.6", "tolerance=0.1").lines.count == 1)
    #expect(try compare("2023 46.4", "2024 46.4", "tolerance=1").lines.count == 1)
    #expect(try compare("2023/24 46.4", "2024/25 46.4", "tolerance=1").lines.count == 1)
    #expect(
      try compare("a 1\nwhole result: fingerprint 1", "a 2\nwhole result: fingerprint 2", "tolerance=1").lines
        .isEmpty)
  }

  @Test func shapeComparesColumnsAndRowsOnly() throws {
    #expect(try compare("a 1\nshape: 1 row of a", "a 9\nb\nshape: 1 row of a", "check=shape").lines.isEmpty)
    #expect(try compare("a 1\nshape: 1 row of a", "a 1\nshape: 2 rows of a", "check=shape").lines.count == 1)
    #expect(try compare("a", "b", "check=none").lines.isEmpty)
  }

  @Test func linesAreMatchedWhereRowsCameOrWent() throws {
    let comparison = try compare("h\nKent 1.5\nEssex 2\nDevon 3.0", "h\nKent 1.7\nEssex 2\nSurrey 9\nDevon 3")
    #expect(
      comparison.lines == [
        .init(recorded: "Kent 1.5", now: "Kent 1.7"), .init(recorded: nil, now: "Surrey 9"),
      ])
    #expect(abs((comparison.furthest?.distance ?? 0) - 0.2) < 1e-9)
  }

  @Test func changedFooterIsPairedWithItself() throws {
    let comparison = try compare("n\n 1 a\n 2 b\n2 rows\nkey x", "n\n 1 a\n 2 b\n 3 c\n3 rows\nkey y")
    #expect(
      comparison.lines == [
        .init(recorded: nil, now: " 3 c"), .init(recorded: "2 rows", now: "3 rows"),
        .init(recorded: "key x", now: "key y"),
      ])
  }

  @Test func numbersInPlaceAreComparedInPlace() throws {
    let comparison = try compare("1 10\n2 20\n3 30", "1 20\n2 30\n3 40")
    #expect(comparison.lines.map(\.recorded) == ["1 10", "2 20", "3 30"])
    #expect(comparison.furthest?.distance == 10)
  }
}
