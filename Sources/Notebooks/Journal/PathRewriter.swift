import Foundation
import Interpreter
import SlateKit

/// Makes the relative paths of a session's lines relative to the notebook's folder, so that the notebook finds its files.
struct PathRewriter {
  let registry: Registry
  /// The folder that relative paths began in when the lines were run.
  let before: String
  /// The folder that they begin in in the notebook.
  let after: String

  init(registry: Registry, from before: String, to after: String) {
    self.registry = registry
    self.before = URL(filePath: before.isEmpty ? "." : before).standardizedFileURL.path
    self.after = URL(filePath: after.isEmpty ? "." : after).standardizedFileURL.path
  }

  /// The line with its files named from the notebook's folder. Only lines that change what later ones see (imports) are touched,
  /// and in them only words that name a file that is there.
  func rewrite(_ line: String) -> String {
    guard before != after, case .complete(let statement) = LineParser.parse(line) else { return line }
    var bytes = Array(line.utf8)
    let kinds = registry.kinds(of: statement)
    for (stage, kind) in zip(statement.stages, kinds).reversed() where kind == .effect {
      let count = registry.entry(for: stage.words.map(\.text))?.count ?? 1
      for word in stage.words.dropFirst(count).reversed() {
        if let text = replacement(of: word) { bytes.replaceSubrange(word.range, with: text.utf8) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func replacement(of word: Word) -> String? {
    var head = ""
    var path = word.text
    if word.isOption {
      guard let equals = path.firstIndex(of: "=") else { return nil }
      head = String(path[...equals])
      path = String(path.dropFirst(head.count))
    }
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("~"), NotebookFile.isThere(before + "/" + path)
    else {
      return nil
    }
    return head + PathRewriter.quoted(PathRewriter.relative(before + "/" + path, to: after))
  }

  /// A path from a folder to a file.
  static func relative(_ file: String, to folder: String) -> String {
    let target = URL(filePath: file).standardizedFileURL.path.split(separator: "/")
    let base = URL(filePath: folder).standardizedFileURL.path.split(separator: "/")
    let common = zip(target, base).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: base.count - common) + target.dropFirst(common).map(String.init))
      .joined(separator: "/")
  }

  /// A word as a line must write it.
  static func quoted(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "._-/@+,:".contains($0) }
    if plain, !text.hasPrefix("-"), !text.isEmpty { return text }
    if !text.contains("'") { return "'\(text)'" }
    let escaped = text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }
}
