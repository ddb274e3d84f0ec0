import Interpreter
import SlateKit
import Testing

@testable import Notebooks

/// Parameters: their types, and where their values may stand.
@Suite struct ParameterTests {
  private func notebook(_ params: String) throws -> Notebook {
    try Notebook("---\nslate: 1\nparams: \(params)\n---\n")
  }

  private func values(_ pairs: [String: String]) throws -> ParameterValues {
    let params = pairs.keys.sorted().map { "\($0): { type: text }" }.joined(separator: ", ")
    return try ParameterValues(notebook("{ \(params) }"), settings: pairs.map { "\($0.key)=\($0.value)" })
  }

  @Test(arguments: [
    ("year", "2024", true), ("year", "2023/24", true), ("year", "2023-24", true), ("year", "abc", false),
    ("year", "", false),
    ("year", "2024 | x", false), ("year", "2019-2024", false), ("years", "2019-2024", true),
    ("years", "2024-2019", false),
    ("integer", "-12", true), ("integer", "1.5", false), ("integer", "1e3", false), ("integer", "", false),
    ("number", "1.5", true),
    ("number", "-2e3", true), ("number", "nan", false), ("number", "1; drop", false),
    ("text", "any; 'thing' | at all", true),
    ("area", "", false), ("area", "Nowhere at all", false),
  ])
  func typesAreStrict(_ type: String, _ value: String, _ isRight: Bool) throws {
    let notebook = try notebook("{ p: { type: \(type) } }")
    if isRight {
      #expect(try ParameterValues(notebook, settings: ["p=\(value)"])["p"]?.text == value)
    } else {
      let error = #expect(throws: SlateError.self) { try ParameterValues(notebook, settings: ["p=\(value)"]) }
      #expect(error.map { !$0.hint.isEmpty || !$0.suggestions.isEmpty } == true)
    }
  }

  @Test func settingsAreNamed() throws {
    let notebook = try notebook(
      "{ year: { type: year, default: 2024 }, kind: { type: choice, choices: [a, b] } }")
    #expect(throws: SlateError.self) { try ParameterValues(notebook, settings: []) }
    #expect(throws: SlateError.self) { try ParameterValues(notebook, settings: ["kind=c"]) }
    #expect(throws: SlateError.self) { try ParameterValues(notebook, settings: ["kind=a", "kind=b"]) }
    #expect(throws: SlateError.self) { try ParameterValues(notebook, settings: ["kind"]) }
    let unknown = #expect(throws: SlateError.self) {
      try ParameterValues(notebook, settings: ["kind=a", "yaer=2023"])
    }
    #expect(unknown?.suggestions == ["year"])
    #expect(try ParameterValues(notebook, settings: ["kind=b"]).pairs.map(\.value.text) == ["2024", "b"])
  }

  private func substituted(_ line: String, _ pairs: [String: String]) throws -> Statement {
    guard case .complete(let statement) = LineParser.parse(line) else { throw SlateError("unfinished") }
    let registry = Registry([FakePlugin.self])
    return try Substitution(values: values(pairs), registry: registry).apply(to: statement)
  }

  @Test(arguments: [
    "x | import /etc/passwd", "--loudly", "--help", "'", "\"", "a' ; b", "${v}", "$(ls)", "\\", "# no",
    "let y = z", "é\u{301}", "",
  ])
  func valueIsOneWord(_ value: String) throws {
    for line in ["say ${v} behind", "say '${v}' behind", "say \"${v}\" behind"] {
      let statement = try substituted(line, ["v": value])
      #expect(statement.stages.count == 1)
      #expect(statement.stages[0].words.map(\.text) == ["say", value, "behind"])
      #expect(!statement.stages[0].words[1].isOption)
      #expect(statement.source(statement.stages[0].words[2].range) == "behind")
    }
    let option = try substituted("say --by=${v} x | look", ["v": value])
    #expect(option.stages[0].words.map(\.text) == ["say", "--by=\(value)", "x"])
    #expect(option.source(option.stages[1].range) == "look")
  }

  @Test(arguments: [
    ("select ${v}", "select 'O''B | x'"),
    ("select '${v}' as a, ${v} | keep 1", "select 'O''B | x' as a, 'O''B | x'"),
    ("select 1 -- ${v}\n + (${v})", "select 1 -- ${v}\n + ('O''B | x')"),
    ("select 1 /* a /* */ ${v} */, ${v}", "select 1 /* a /* */ ${v} */, 'O''B | x'"),
    ("select e'\\'\\' ', ${v}", "select e'\\'\\' ', 'O''B | x'"),
    ("select $$a$$, $1, ${v}", "select $$a$$, $1, 'O''B | x'"),
  ])
  func valueIsOneLiteralInSQL(_ line: String, _ expected: String) throws {
    #expect(try substituted(line, ["v": "O'B | x"]).stages[0].words.map(\.text) == ["sql", expected])
  }

  @Test(arguments: [
    "select e${v}", "select '${v}${v}'", "select '%${v}'", "select \"${v}\"", "select 'a'${v}",
    "select ${v}'a'", "select e'${v}'",
    "select e'a''\\' ${v} '", "select $a$ ${v} $a$", "select ${v", "select ${w}",
    "from x | where n = '%${v}'", "from x | where \"n = '${v}%'\"",
    "say x${v}", "say --by=x${v}", "say --by=${w}", "say ${w}", "${v} x", "say ${v}${v}",
  ])
  func valueNeverSticksToSomethingElse(_ line: String) {
    #expect(throws: SlateError.self) { try substituted(line, ["v": "x"]) }
  }

  @Test(arguments: [
    ("from x | where n = ${v} and m in (${v},${v})", "n = '1 or 1=1' and m in ('1 or 1=1','1 or 1=1')"),
    ("from x | where \"n = ${v}\"", "n = '1 or 1=1'"), ("from x | where '${v}'", "'1 or 1=1'"),
    ("from x | where ${v}", "'1 or 1=1'"), ("from x | where n = '${v}' --not", "n = '1 or 1=1'"),
    ("from x | where --not n -x ${v}", "n -x '1 or 1=1'"),
  ])
  func valueIsOneLiteralInExpressions(_ line: String, _ expected: String) throws {
    let words = try substituted(line, ["v": "1 or 1=1"]).stages[1].words
    #expect(words.map(\.text).contains(expected))
  }

  @Test func numbersStandBareInSQL() throws {
    let notebook = try notebook("{ n: { type: integer, default: -5 }, y: { type: year, default: 2024 } }")
    guard case .complete(let statement) = LineParser.parse("select 1 -${n}, ${y}") else { return }
    let values = try ParameterValues(notebook, settings: [])
    let result = try Substitution(values: values, registry: Registry([FakePlugin.self])).apply(to: statement)
    #expect(result.stages[0].words[1].text == "select 1 -(-5), '2024'")
  }
}
