import SlateKit
import Yams

/// A value in the YAML of a notebook, with its line in the file.
struct YAMLField {
  var node: Node
  var line: Int
  /// How many lines of the file stand before the YAML's first.
  var offset = 0

  /// The value as text.
  func text(_ what: String) throws -> String {
    if let text = node.string { return text }
    throw NotebookError("\(what.prefix(1).uppercased() + what.dropFirst()) is a text.", line: line)
  }
}

/// The fields of a mapping in the YAML of a notebook.
struct YAMLFields {
  let keys: [(name: String, line: Int)]
  private let fields: [String: YAMLField]

  subscript(name: String) -> YAMLField? { fields[name] }

  /// Reads a whole text of YAML.
  ///
  /// - Throws: ``NotebookError`` with the line of the file where it is none, or is no mapping.
  init(_ yaml: String, firstLine: Int, of what: String) throws {
    let node: Node?
    do {
      node = try compose(yaml: yaml)
    } catch let error as YamlError {
      let (message, line) = YAMLFields.problem(error)
      throw NotebookError(
        "The \(what) is not YAML: \(message).", line: max(line + firstLine - 1, 1),
        hint: "A field is 'name: value'; text with ':' or '#' in it stands in quotes.")
    }
    guard let node else {
      self.init(keys: [], fields: [:])
      return
    }
    try self.init(YAMLField(node: node, line: firstLine, offset: firstLine - 1), of: what)
  }

  /// Reads the fields of one value.
  init(_ field: YAMLField, of what: String) throws {
    guard let mapping = field.node.mapping else {
      throw NotebookError("The \(what) is a list of fields, 'name: value'.", line: field.line)
    }
    var keys: [(name: String, line: Int)] = []
    var fields: [String: YAMLField] = [:]
    for (key, value) in mapping {
      let line = (key.mark?.line).map { $0 + field.offset } ?? field.line
      guard let name = key.string else {
        throw NotebookError("A field of the \(what) has no name.", line: line)
      }
      keys.append((name, line))
      fields[name] = YAMLField(node: value, line: line, offset: field.offset)
    }
    self.init(keys: keys, fields: fields)
  }

  private init(keys: [(name: String, line: Int)], fields: [String: YAMLField]) {
    self.keys = keys
    self.fields = fields
  }

  /// Refuses a field that is not one of these but looks like one.
  func refuseNearMisses(of known: [String]) throws {
    for key in keys where !known.contains(key.name) {
      let near = Nearest.names(to: key.name, among: known)
      guard !near.isEmpty else { continue }
      throw NotebookError("There is no field called '\(key.name)'.", line: key.line, suggestions: near)
    }
  }

  /// Refuses a field that is not one of these.
  func refuseOthers(than known: [String], in what: String) throws {
    guard let key = keys.first(where: { !known.contains($0.name) }) else { return }
    throw NotebookError(
      "\(what) has no field called '\(key.name)'.", line: key.line,
      suggestions: Nearest.names(to: key.name, among: known), hint: "It has \(known.joined(separator: ", "))."
    )
  }

  private static func problem(_ error: YamlError) -> (String, Int) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark.line)
    case .duplicatedKeysInMapping(let names, let context):
      ("'\(names.joined(separator: "', '"))' stands there twice", context.mark.line)
    case .reader(let problem, _, _, _): (problem, 1)
    default: ("it cannot be read", 1)
    }
  }
}
