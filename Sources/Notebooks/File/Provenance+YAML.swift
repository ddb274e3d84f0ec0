extension Provenance {
  /// The provenance as the content of its block, in an order that depends on nothing else.
  var yaml: String {
    var lines = [
      "format: \(Notebook.format)", "slate: \(YAMLText.scalar(program))", "seed: \(seed)",
      "cells: \(YAMLText.scalar(cells))",
    ]
    lines += Provenance.section("plugins", plugins)
    lines += Provenance.section("parameters", parameters)
    if !inputs.isEmpty { lines.append("inputs:") }
    for input in inputs {
      lines += [
        "  - dataset: \(YAMLText.scalar(input.dataset))", "    file: \(YAMLText.scalar(input.file))",
        "    rows: \(input.rows)", "    release: \(YAMLText.scalar(input.release))",
        "    sha256: \(YAMLText.scalar(input.sha256))",
      ]
      if !input.origin.isEmpty { lines.append("    origin: \(YAMLText.scalar(input.origin))") }
    }
    lines += Provenance.section("published", published)
    lines += Provenance.section("includes", includes)
    return lines.joined(separator: "\n")
  }

  private static func section(_ name: String, _ values: [String: String]) -> [String] {
    if values.isEmpty { return [] }
    return ["\(name):"]
      + values.sorted { $0.key < $1.key }.map { "  \(YAMLText.scalar($0.key)): \(YAMLText.scalar($0.value))" }
  }

  /// Reads the content of a provenance block.
  ///
  /// - Throws: ``NotebookError`` with the line where it is none.
  init(yaml: String, firstLine: Int) throws {
    let fields = try YAMLFields(yaml, firstLine: firstLine, of: "provenance")
    func text(_ name: String) throws -> String {
      guard let field = fields[name] else {
        throw NotebookError(
          "The provenance lacks '\(name)'.", line: firstLine,
          hint: "'slate replay NOTEBOOK --accept' writes it anew.")
      }
      return try field.text(name)
    }
    func map(_ name: String) throws -> [String: String] {
      guard let field = fields[name] else { return [:] }
      let own = try YAMLFields(field, of: "provenance's '\(name)'")
      var values: [String: String] = [:]
      for key in own.keys { values[key.name] = try own[key.name]?.text(key.name) }
      return values
    }
    let format = try text("format")
    guard format == String(Notebook.format) else {
      throw NotebookError(
        "The provenance has the format '\(format)', and this Slate reads format \(Notebook.format).",
        line: firstLine)
    }
    guard let seed = UInt64(try text("seed")) else {
      throw NotebookError("The provenance's seed is not a number.", line: fields["seed"]?.line ?? firstLine)
    }
    self.init(
      program: try text("slate"), seed: seed, cells: try text("cells"), plugins: try map("plugins"),
      parameters: try map("parameters"), inputs: try Provenance.sources(fields["inputs"]),
      published: try map("published"), includes: try map("includes"))
  }

  private static func sources(_ field: YAMLField?) throws -> [Source] {
    guard let field else { return [] }
    guard let nodes = field.node.sequence else {
      throw NotebookError("The provenance's inputs are a list.", line: field.line)
    }
    return try nodes.map { node in
      let line = (node.mark?.line).map { $0 + field.offset } ?? field.line
      let fields = try YAMLFields(
        YAMLField(node: node, line: line, offset: field.offset), of: "provenance's input")
      func text(_ name: String) throws -> String {
        guard let field = fields[name] else {
          throw NotebookError("An input of the provenance lacks '\(name)'.", line: line)
        }
        return try field.text(name)
      }
      return Source(
        dataset: try text("dataset"), file: try text("file"), rows: Int(try text("rows")) ?? 0,
        release: try text("release"), sha256: try text("sha256"),
        origin: try fields["origin"]?.text("origin") ?? "")
    }
  }
}
