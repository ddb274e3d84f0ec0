import SlateKit

/// A notebook: Markdown with cells of commands, their recorded outputs, and where these came from.
///
/// Every byte that is not an output or the provenance is kept as it was read, so writing an unchanged notebook gives the same
/// file.
public struct Notebook: Sendable {
  enum Block: Sendable {
    case prose(String)
    /// The front matter, or a block of something else than Slate's.
    case verbatim(String)
    case cell(Cell)
    case provenance(String)
  }

  /// What stands at the head of the file.
  public let frontMatter: FrontMatter
  /// Where the recorded outputs came from; nil where nothing is recorded yet.
  public internal(set) var provenance: Provenance?
  var blocks: [Block]
  /// What ends a line of the file.
  var newline: String

  /// The version of the format that this program reads and writes.
  public static let format = 1

  /// The cells, in their order.
  public var cells: [Cell] {
    blocks.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }

  /// The file's text.
  public var text: String {
    blocks.map { block in
      switch block {
      case .prose(let text), .verbatim(let text), .provenance(let text): text
      case .cell(let cell): cell.raw + cell.gap + cell.rawOutput
      }
    }.joined()
  }

  /// Reads a notebook.
  ///
  /// - Throws: ``NotebookError`` with the line where the text is not one.
  public init(_ text: String) throws {
    var parser = NotebookParser(text)
    self = try parser.notebook()
  }

  init(frontMatter: FrontMatter, provenance: Provenance?, blocks: [Block], newline: String) {
    self.frontMatter = frontMatter
    self.provenance = provenance
    self.blocks = blocks
    self.newline = newline
  }

  /// What identifies the commands of all cells together.
  var cellsHash: String { SHA256.text(cells.map(\.source).joined(separator: "\u{0}"), digits: 16) }
}
