import Interpreter
import SlateKit

/// A new notebook of a session's lines.
struct NotebookDraft {
  var title: String
  var seed: UInt64
  var lines: [String]
  let registry: Registry
  /// Whether the notebook may record tables that could give single persons away.
  var isUnprotected = false

  /// The notebook, nothing recorded yet.
  func notebook() throws -> Notebook {
    var head = ["---", "slate: \(Notebook.format)", "title: \(YAMLText.scalar(title))"]
    if !plugins.isEmpty { head.append("requires: [\(plugins.joined(separator: ", "))]") }
    if isUnprotected { head.append("disclosure: unprotected") }
    head += ["seed: \(seed)", "---", "", "# \(title)", ""]
    let cells = (definitions + lines).map { Fence.block("slate", $0, newline: "\n") }
    return try Notebook(head.map { $0 + "\n" }.joined() + cells.joined(separator: "\n"))
  }

  /// The plugins of the lines' commands, sorted.
  private var plugins: [String] {
    var ids: Set<String> = []
    for line in lines {
      guard case .complete(let statement) = LineParser.parse(line) else { continue }
      ids.formUnion(registry.plugins(of: statement).map(\.id))
    }
    return ids.sorted()
  }

  /// The definitions of saved lines that the lines use and none of them defines, each before those that use it.
  private var definitions: [String] {
    var found: [String] = []
    func add(_ line: String, depth: Int) {
      guard depth < 20, case .complete(let statement) = LineParser.parse(line) else { return }
      for stage in statement.stages {
        guard let command = registry.entry(for: stage.words.map(\.text))?.entry.command,
          let definition = command.definitionLine, !lines.contains(definition), !found.contains(definition)
        else { continue }
        if let expansion = command.expansion { add(expansion.line, depth: depth + 1) }
        found.append(definition)
      }
    }
    for line in lines { add(line, depth: 0) }
    return found
  }

  /// A title from a file's name: `send-2025.md` becomes `Send 2025`.
  static func title(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    let words = stem.split { "-_ ".contains($0) }.joined(separator: " ")
    return words.isEmpty ? "Notebook" : words.prefix(1).uppercased() + words.dropFirst()
  }
}
