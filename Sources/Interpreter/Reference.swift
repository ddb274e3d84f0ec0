import SlateKit

/// The reference of all commands, made from their declarations: every command, option, example, input and publication.
public enum Reference {
  /// The reference as one file of Markdown.
  ///
  /// - Throws: ``SlateError`` where a declaration cannot be read.
  public static func markdown(of registry: Registry) throws -> String {
    var lines = [
      "# The commands of Slate", "",
      "Made from their declarations by `slate reference`; at the prompt, `help COMMAND` says the same.", "",
    ]
    for manifest in registry.manifests {
      let entries = registry.entries.filter { $0.plugin.id == manifest.id }
      lines += ["## \(manifest.id)", "", manifest.summary, ""]
      if !manifest.sources.isEmpty { lines += manifest.sources.map { "- \($0)" } + [""] }
      let inputs = registry.plugins.first { $0.manifest.id == manifest.id }?.inputs ?? []
      if !inputs.isEmpty {
        lines += ["| input | what a row says | published as |", "|---|---|---|"]
        lines += inputs.map { input in
          row(["`\(input.id)`", input.summary, "[\(input.publication.title)](\(input.publication.address))"])
        }
        lines.append("")
      }
      for entry in entries { lines += try markdown(of: entry, in: registry) }
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func markdown(of entry: Registry.Entry, in registry: Registry) throws -> [String] {
    let description = try registry.description(of: entry)
    var lines = ["### \(entry.name)", "", entry.abstract, ""]
    if let discussion = description.discussion { lines += [discussion, ""] }
    lines += ["```text", Help.usage(entry, description), "```", ""]
    if !description.parameters.isEmpty {
      lines += ["| argument | what it is |", "|---|---|"]
      lines += (description.positionals + description.options).map { argument in
        row(["`\(Help.label(argument))`", Help.detail(argument)])
      }
      lines.append("")
    }
    for example in entry.command.examples { lines += ["- `\(example.line)`: \(example.summary)"] }
    return lines + (entry.command.examples.isEmpty ? [] : [""])
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")
      + " |"
  }

  // MARK: Pages for man

  /// A page for `man` for each plugin, by its name: `slate-send`.
  ///
  /// - Throws: ``SlateError`` where a declaration cannot be read.
  public static func manual(of registry: Registry) throws -> [(name: String, text: String)] {
    try registry.manifests.map { manifest in
      let name = "slate-" + manifest.id
      var lines = [
        ".TH \(name.uppercased()) 1 \"\" \"Slate \(SlateVersion.current)\" \"Commands of Slate\"", ".SH NAME",
        "\(roff(name)) \\- \(roff(manifest.summary))", ".SH COMMANDS",
      ]
      for entry in registry.entries where entry.plugin.id == manifest.id {
        let description = try registry.description(of: entry)
        lines += [".SS " + roff(entry.name), roff(entry.abstract)]
        for paragraph in (description.discussion ?? "").split(separator: "\n") {
          lines += [".PP", roff(String(paragraph))]
        }
        lines += [".PP", ".nf", "    " + roff(Help.usage(entry, description)), ".fi"]
        for argument in description.positionals + description.options {
          lines += [".TP", ".B " + roff(Help.label(argument)), roff(Help.detail(argument))]
        }
        for example in entry.command.examples {
          lines += [".PP", ".nf", "    " + roff(example.line), ".fi", roff(example.summary)]
        }
      }
      if !manifest.sources.isEmpty {
        lines.append(".SH SEE ALSO")
        for source in manifest.sources { lines += [".PP", roff(source)] }
      }
      return (name, lines.joined(separator: "\n") + "\n")
    }
  }

  /// A text as roff shows it: no line of it is a request.
  private static func roff(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return escaped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
    }.joined(separator: "\n")
  }
}
