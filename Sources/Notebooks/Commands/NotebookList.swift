import Foundation
import SlateKit

/// `notebook list`: the notebooks of a folder.
struct NotebookList: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the notebooks in a folder.",
    discussion: """
      A notebook is a Markdown file whose front matter says 'slate: 1'. One that cannot be read is listed with the reason; other \
      Markdown files are left out.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("notebook list", "those of this folder")]

  @Argument(help: "The folder; this one where it is left out.") var folder: FilePath?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let name = folder?.text ?? "."
    let path = try session.path(FilePath(text: name))
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw SlateError("There is no folder '\(name)'.", at: .argument(name))
    }
    let rows = files.sorted().compactMap { row(of: $0, in: path) }
    if rows.isEmpty {
      return .text("No notebook is in '\(name)'. 'save FILE' writes the session as one.")
    }
    let width = rows.map(\.file.count).max() ?? 0
    return .text(
      rows.map { $0.file + String(repeating: " ", count: width - $0.file.count + 2) + $0.text }.joined(
        separator: "\n"))
  }

  private func row(of file: String, in folder: String) -> (file: String, text: String)? {
    guard file.hasSuffix(".md"), let data = FileManager.default.contents(atPath: folder + "/" + file),
      String(decoding: data.prefix(2000), as: UTF8.self).contains(/(^|\n)slate:/)
    else { return nil }
    do {
      let notebook = try NotebookFile.read(folder + "/" + file, as: file)
      let count = notebook.cells.count
      let state = notebook.provenance == nil ? ", nothing recorded" : ""
      return (file, "\(notebook.title) (\(count) \(count == 1 ? "cell" : "cells")\(state))")
    } catch {
      return (file, "cannot be read: \((error as? SlateError)?.message ?? "\(error)")")
    }
  }
}
