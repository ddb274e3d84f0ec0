import Yams

/// What stands at the head of a notebook: its format, title, plugins, seed and parameters.
public struct FrontMatter: Sendable {
  /// A plugin that the notebook's commands need.
  public struct Requirement: Sendable, Equatable {
    /// The plugin's name.
    public var plugin: String
    /// The oldest version that will do; empty where any does.
    public var version: String
    /// The line where it stands.
    var line: Int
  }

  /// A notebook whose cells run before this one's.
  public struct Inclusion: Sendable, Equatable {
    /// Its file, from the notebook's folder.
    public var file: String
    /// The line where it stands.
    var line: Int
  }

  /// The notebook's title; empty where it has none.
  public var title = ""
  /// The plugins that it needs.
  public var requires: [Requirement] = []
  /// The notebooks whose cells run first, in their order.
  public var includes: [Inclusion] = []
  /// What everything random begins from.
  public var seed: UInt64 = 1
  /// The parameters, in their order.
  public var parameters: [Parameter] = []
  /// Whether tables that could give single persons away may be recorded.
  public var isUnprotected = false

  static let keys = ["slate", "title", "requires", "include", "seed", "params", "disclosure"]

  init() {}

  /// Reads the lines between the rules.
  ///
  /// Keys of other tools (`author`, `date`) may stand there too; one that looks like a misspelt key of Slate's may not.
  init(yaml: String, firstLine: Int) throws {
    let fields = try YAMLFields(yaml, firstLine: firstLine, of: "front matter")
    try fields.refuseNearMisses(of: FrontMatter.keys)
    guard let format = fields["slate"] else {
      throw NotebookError(
        "The front matter does not say which format the notebook has.", line: max(firstLine - 1, 1),
        hint: "Add the line 'slate: \(Notebook.format)'.")
    }
    guard format.node.string == String(Notebook.format) else {
      throw NotebookError(
        "The notebook has the format '\(format.node.string ?? "?")', and this Slate reads format \(Notebook.format).",
        line: format.line, hint: "A newer Slate may read it.")
    }
    if let title = fields["title"] { self.title = try title.text("the title") }
    if let seed = fields["seed"] {
      guard let text = seed.node.string, let number = UInt64(text) else {
        throw NotebookError(
          "The seed is a whole number that is not negative.", line: seed.line, hint: "For example: seed: 1")
      }
      self.seed = number
    }
    if let requires = fields["requires"] { self.requires = try FrontMatter.requirements(requires) }
    if let include = fields["include"] { includes = try FrontMatter.inclusions(include) }
    if let disclosure = fields["disclosure"] {
      guard let text = disclosure.node.string, ["protected", "unprotected"].contains(text) else {
        throw NotebookError(
          "'disclosure' is 'protected' or 'unprotected'.", line: disclosure.line,
          hint: "For example: disclosure: unprotected")
      }
      isUnprotected = text == "unprotected"
    }
    if let params = fields["params"] {
      guard let mapping = params.node.mapping else {
        throw NotebookError(
          "'params' is a list of names with their types.", line: params.line,
          hint: "For example: params: { year: { type: year, default: 2024 } }")
      }
      parameters = try mapping.map { key, value in
        let line = (key.mark?.line).map { $0 + firstLine - 1 } ?? params.line
        return try Parameter(key.string ?? "", YAMLField(node: value, line: line, offset: firstLine - 1))
      }
    }
  }

  private static func inclusions(_ field: YAMLField) throws -> [Inclusion] {
    let nodes = field.node.sequence ?? field.node.string.map { _ in Node.Sequence([field.node]) }
    var found: [Inclusion] = []
    for node in nodes ?? [] {
      let line = (node.mark?.line).map { $0 + field.offset } ?? field.line
      guard let file = node.string, !file.isEmpty else { continue }
      if found.contains(where: { $0.file == file }) {
        throw NotebookError(
          "The notebook '\(file)' is included twice.", line: line, hint: "Keep one of them.")
      }
      found.append(Inclusion(file: file, line: line))
    }
    guard found.count == nodes?.count, !found.isEmpty else {
      throw NotebookError(
        "'include' is a list of notebooks.", line: field.line, hint: "For example: include: [setup.md]")
    }
    return found
  }

  private static func requirements(_ field: YAMLField) throws -> [Requirement] {
    let form = "For example: requires: [send] or requires: [send>=1.2]"
    guard let nodes = field.node.sequence ?? field.node.string.map({ _ in Node.Sequence([field.node]) })
    else {
      throw NotebookError("'requires' is a list of plugins.", line: field.line, hint: form)
    }
    var found: [Requirement] = []
    for node in nodes {
      let line = (node.mark?.line).map { $0 + field.offset } ?? field.line
      let words = (node.string ?? "").replacing(">=", with: " ").split(separator: " ").map(String.init)
      guard words.count == 1 || words.count == 2, words.count < 2 || Version(words[1]) != nil else {
        throw NotebookError(
          "'requires' names a plugin, and a version of it where one is needed.", line: line, hint: form)
      }
      if found.contains(where: { $0.plugin == words[0] }) {
        throw NotebookError(
          "The plugin '\(words[0])' is required twice.", line: line, hint: "Keep one of them.")
      }
      found.append(Requirement(plugin: words[0], version: words.count == 2 ? words[1] : "", line: line))
    }
    return found
  }
}
