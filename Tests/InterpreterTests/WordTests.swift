import Interpreter
import Testing

/// A line's pipeline as lists of words; what it is where it is no pipeline.
private func words(_ line: String) -> [[String]] {
  switch LineParser.parse(line) {
  case .complete(let statement): statement.stages.map { $0.words.map(\.text) }
  case .incomplete: [["incomplete"]]
  case .failure(let error): [["failure", error.message]]
  }
}

@Suite("Words and pipelines") struct WordTests {
  @Test(
    "Words stand between blanks, and quotes hold them together",
    arguments: [
      ("send plans", [["send", "plans"]]),
      ("  send\t plans  ", [["send", "plans"]]),
      ("send plans 'North East'", [["send", "plans", "North East"]]),
      ("send plans \"North East\"", [["send", "plans", "North East"]]),
      ("send plans North' 'East", [["send", "plans", "North East"]]),
      ("where \"area = 'Kent'\"", [["where", "area = 'Kent'"]]),
      ("where \"label = \\\"a\\\"\"", [["where", "label = \"a\""]]),
      ("write 'C:\\data\\out.csv'", [["write", "C:\\data\\out.csv"]]),
      ("write \"a\\\\b\"", [["write", "a\\b"]]),
      ("write ''", [["write", ""]]),
      ("send plans Zürich 学校", [["send", "plans", "Zürich", "学校"]]),
      ("where \"a\nb\"", [["where", "a\nb"]]),
    ])
  func wordsAndQuotes(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "'|' hands on; two of them together, and those in quotes, do not",
    arguments: [
      ("send plans | head 3 | sort plans", [["send", "plans"], ["head", "3"], ["sort", "plans"]]),
      ("send plans|head 3", [["send", "plans"], ["head", "3"]]),
      ("derive name = area || region | head", [["derive", "name", "=", "area", "||", "region"], ["head"]]),
      ("derive name = area||region", [["derive", "name", "=", "area||region"]]),
      ("where 'a | b' | head", [["where", "a | b"], ["head"]]),
    ])
  func bars(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "'#' begins a comment where a word could begin",
    arguments: [
      ("# all of it", []), ("   # all of it", []), ("", []), (" \t ", []),
      ("send plans # England", [["send", "plans"]]),
      ("send plans #", [["send", "plans"]]),
      ("describe issue#2", [["describe", "issue#2"]]),
      ("where '# no comment'", [["where", "# no comment"]]),
      ("send plans # first\n| head 3", [["send", "plans"], ["head", "3"]]),
      ("# first\nsend plans", [["send", "plans"]]),
    ])
  func comments(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "A line goes on while it is not finished",
    arguments: [
      "send plans |", "send plans |  ", "send plans | # more below", "send plans |\n# more\n",
      "send plans \\", "send plans \\  ", "send plans\\", "send plans | \\", "\\",
      "where 'area", "where \"area", "select 'a", "select * from a where b = \"c",
      "select 1 \\", "select 1 |", "let a = send plans |", "let a = select 'x",
    ])
  func unfinished(line: String) { #expect(words(line) == [["incomplete"]]) }

  @Test(
    "What follows finishes it, also behind comments and blanks",
    arguments: [
      ("send plans |\nhead 3", [["send", "plans"], ["head", "3"]]),
      ("send plans | # best first\nhead 3", [["send", "plans"], ["head", "3"]]),
      ("send plans |\n\n  # a note\n\n head 3", [["send", "plans"], ["head", "3"]]),
      ("send plans \\\nKent", [["send", "plans", "Kent"]]),
      ("send plans\\\nKent", [["send", "plans", "Kent"]]),
      ("send plans \\ \r\nKent", [["send", "plans", "Kent"]]),
      ("send plans \\\n  \\\nKent", [["send", "plans", "Kent"]]),
      ("send plans \\\n# only Kent\nKent", [["send", "plans", "Kent"]]),
      ("where 'a\nb' | head", [["where", "a\nb"], ["head"]]),
    ])
  func finished(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "'let NAME = PIPELINE' keeps what the pipeline gives",
    arguments: [
      ("let a = send plans", [["send", "plans"], ["let", "a"]]),
      ("let a=send plans | head 3", [["send", "plans"], ["head", "3"], ["let", "a"]]),
      ("let a =send plans", [["send", "plans"], ["let", "a"]]),
      ("let a = select 1 as n", [["sql", "select 1 as n"], ["let", "a"]]),
      ("let a = from b where c = 1", [["sql", "from b where c = 1"], ["let", "a"]]),
      ("send plans | let a", [["send", "plans"], ["let", "a"]]),
    ])
  func bindings(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "What can never be a statement says why",
    arguments: [
      ("| head 3", "Nothing stands before '|'."), ("send plans | | head", "Nothing stands between two '|'."),
      ("let a send plans", "'let a' lacks its '='."), ("let a =", "Nothing stands behind 'let a ='."),
      ("let a = # nothing", "Nothing stands behind 'let a ='."),
    ])
  func failures(line: String, message: String) { #expect(words(line) == [["failure", message]]) }
}

@Suite("Lines of SQL") struct SQLLineTests {
  @Test(
    "'select', 'with', and 'from' with more than a name are SQL",
    arguments: [
      ("select 1", [["sql", "select 1"]]), ("SELECT 1;", [["sql", "SELECT 1"]]),
      ("with a as (select 1) select * from a", [["sql", "with a as (select 1) select * from a"]]),
      ("from plans where year = 2024", [["sql", "from plans where year = 2024"]]),
      ("from plans", [["from", "plans"]]), ("from plans | head 3", [["from", "plans"], ["head", "3"]]),
      ("from _", [["from", "_"]]), ("from 'my plans'", [["from", "my plans"]]),
      ("from plans # all", [["from", "plans"]]),
      ("'select' a", [["select", "a"]]),
      ("send plans | select area plans", [["send", "plans"], ["select", "area", "plans"]]),
    ])
  func isSQL(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test(
    "SQL ends at the first bar outside quotes, brackets and '||'",
    arguments: [
      ("select 1 | head 3", [["sql", "select 1"], ["head", "3"]]),
      ("select a || b from c | head 3", [["sql", "select a || b from c"], ["head", "3"]]),
      ("select 'a|b' | head", [["sql", "select 'a|b'"], ["head"]]),
      ("select \"a|b\" from c | head", [["sql", "select \"a|b\" from c"], ["head"]]),
      ("select (1 | 2) | head", [["sql", "select (1 | 2)"], ["head"]]),
      ("select [1 | 2] | head", [["sql", "select [1 | 2]"], ["head"]]),
      ("select 'it''s | one' | head", [["sql", "select 'it''s | one'"], ["head"]]),
      ("select 'a\\b'", [["sql", "select 'a\\b'"]]),
      ("select 1 |\nhead", [["sql", "select 1"], ["head"]]),
      ("select '\\\n' as a", [["sql", "select '\\\n' as a"]]),
    ])
  func ends(line: String, expected: [[String]]) { #expect(words(line) == expected) }

  @Test("A backslash at the end of a row joins it with the next")
  func continued() {
    let found = words("select 1 \\\n, 2")
    #expect(found.first?.last?.split(whereSeparator: \.isWhitespace) == ["select", "1", ",", "2"])
  }

  @Test("A bracket in a string is no bracket, and a comment is not part of the query")
  func inside() {
    #expect(words("select '(' | head") == [["sql", "select '('"], ["head"]])
    #expect(words("select 1 -- it's one | two\n, 2").count == 1)
    #expect(words("select 1 -- one | head") == [["sql", "select 1 -- one | head"]])
    #expect(words("select 1 /* it's | one */ | head") == [["sql", "select 1 /* it's | one */"], ["head"]])
  }
}

@Suite("Scripts") struct ScriptTests {
  @Test("A text falls into statements with the numbers of their lines")
  func statements() {
    let text = """
      # a script
      send plans

      send plans |
        # the best
        head 3
      let a = select 1 \\
        as n
      where 'a
      b'
      """
    let found = Script.statements(of: text)
    #expect(found.map(\.line) == [2, 4, 7, 9])
    #expect(found.first?.text == "send plans")
    #expect(found.last?.text == "where 'a\nb'")
  }

  @Test("A last statement that is not finished, and one that never can be, are handed over")
  func rest() {
    #expect(Script.statements(of: "send plans\nhead |").map(\.text) == ["send plans", "head |"])
    #expect(Script.statements(of: "| head\nsend plans").map(\.text) == ["| head", "send plans"])
    #expect(Script.statements(of: "").isEmpty)
    #expect(Script.statements(of: "send plans\r\nhead\r\n").count == 2)
  }
}

@Suite("Garbage") struct GarbageTests {
  /// A seeded generator (SplitMix64), so that every run tries the same lines.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test("Whatever is typed is a statement, unfinished, or a failure, and its words lie in the line in order")
  func neverCrashes() {
    let pieces = [
      "'", "\"", "|", "||", "\\", "#", " ", "\t", "\n", "\r", "(", ")", "[", "]", "=", "-", "--", ";", "let",
      "select",
      "from", "with", "a", "é", "学", "\u{0}", "--by=", "$", "_", "1", "-5", "\\\n",
    ]
    var dice = Dice(state: 2024)
    for _ in 0..<4000 {
      let line = (0..<Int.random(in: 0...14, using: &dice)).compactMap { _ in
        pieces.randomElement(using: &dice)
      }.joined()
      guard case .complete(let statement) = LineParser.parse(line) else { continue }
      let length = line.utf8.count
      for stage in statement.stages {
        #expect(!stage.words.isEmpty, "\(line.debugDescription)")
        for word in stage.words {
          #expect(word.range.lowerBound >= 0 && word.range.upperBound <= length, "\(line.debugDescription)")
        }
        let starts = stage.words.map(\.range.lowerBound)
        #expect(starts == starts.sorted(), "\(line.debugDescription)")
      }
      _ = Script.statements(of: line)
    }
  }

  @Test("A statement that parsed goes on to parse when a comment follows")
  func comments() {
    var dice = Dice(state: 7)
    let pieces = ["a", " ", "'b c'", " | ", "d", "--e", "\"f\"", "|"]
    for _ in 0..<500 {
      let line = (0..<6).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      if case .complete = LineParser.parse(line) {
        #expect(words(line) == words(line + " # said"), "\(line.debugDescription)")
      }
    }
  }
}
