import SlateKit

/// The forms of files that a table can be written in, by their endings.
enum FileForm: String, CaseIterable, Sendable {
  case csv, tsv, json, md, parquet

  /// The form that a file's ending means.
  ///
  /// - Throws: ``SlateError`` with the known endings where it means none.
  init(of file: FilePath) throws {
    let name = file.text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts.last.map { $0.lowercased() } ?? "" : ""
    if let form = FileForm(rawValue: ending) {
      self = form
      return
    }
    let known = (FileForm.allCases.map(\.rawValue) + Picture.allCases.map(\.rawValue)).map { "." + $0 }
    throw SlateError(
      ending.isEmpty
        ? "'\(file.text)' has no ending, which would say how to write it."
        : "Slate writes no files that end in '.\(ending)'.",
      at: .argument(file.text),
      hint: "The endings are \(known.dropLast().joined(separator: ", ")) and \(known.last ?? "").")
  }

  /// What writes a table in this form; nil for Parquet, which the engine writes itself.
  func writer(for columns: [Column], unrounded: Bool) -> (any TableWriter)? {
    switch self {
    case .csv: CSVEncoding.writer(columns, unrounded: unrounded)
    case .tsv: CSVEncoding.writer(columns, unrounded: unrounded, delimiter: UInt8(ascii: "\t"))
    case .json: JSONEncoding.writer(columns, unrounded: unrounded)
    case .md: MarkdownEncoding.writer(columns, unrounded: unrounded)
    case .parquet: nil
    }
  }
}
