import SlateKit

/// The notebooks that one includes, those that they include themselves before them.
struct Inclusions {
  /// One of them.
  struct Part: Sendable {
    /// Its file, from the folder of the notebook that is replayed.
    var file: String
    var notebook: Notebook
    var folder: String
  }

  private(set) var parts: [Part] = []
  private let read: (String) throws -> String
  private let home: String

  /// Reads them.
  ///
  /// - Parameters:
  ///   - notebook: The notebook that includes them.
  ///   - folder: Its folder.
  ///   - read: The whole path of a file that may be read.
  /// - Throws: ``SlateError`` for one that is not there, may not be read, is no notebook, or includes itself in the end.
  init(of notebook: Notebook, in folder: String, _ read: @escaping (String) throws -> String) throws {
    self.read = read
    home = folder
    try add(notebook, in: folder, chain: [])
  }

  private mutating func add(_ notebook: Notebook, in folder: String, chain: [String]) throws {
    for inclusion in notebook.frontMatter.includes {
      let name =
        inclusion.file.hasPrefix("/")
        ? inclusion.file : PathRewriter.relative(folder + "/" + inclusion.file, to: home)
      let place = (chain.last.map { "\($0), " } ?? "") + "line \(inclusion.line)"
      if chain.contains(name) {
        throw SlateError(
          "\(place): '\(inclusion.file)' includes itself in the end: \((chain + [name]).joined(separator: ", ")).",
          hint: "Take one of these inclusions out.")
      }
      if parts.contains(where: { $0.file == name }) { continue }
      let path = try read(name)
      guard NotebookFile.isThere(path) else {
        throw SlateError(
          "\(place): There is no notebook '\(inclusion.file)' to include.",
          hint: "It is looked for from the folder of the notebook that includes it.")
      }
      let included = try NotebookFile.read(path, as: name)
      let own = NotebookFile.folder(of: path)
      try add(included, in: own, chain: chain + [name])
      parts.append(Part(file: name, notebook: included, folder: own))
    }
  }

  /// What identifies the commands of each.
  var hashes: [String: String] {
    Dictionary(parts.map { ($0.file, $0.notebook.cellsHash) }) { first, _ in first }
  }
}
