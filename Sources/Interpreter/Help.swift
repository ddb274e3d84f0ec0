import SlateKit

/// The help of commands and groups, made from their declarations, for a screen of 80 columns.
public enum Help {
  /// How wide a help page is.
  static let width = 80

  /// What Slate is, how a line is built, and where to go on: for someone who has never seen it.
  public static func overview(of registry: Registry) -> String {
    let rows = registry.manifests.compactMap { manifest in manifest.group.map { ($0, manifest.summary) } }
    return """
      Slate answers questions about England's schools from official statistics.

      Type a question as a command; hand its table on with | :
        send timeliness --years 2019-2024
        send requests --by region --years 2024 | sort refusal_rate | tail 3

      Questions that can be asked:
      \(list(rows))

      Data: embedded official figures are there at once ('from published').
        import FILE            read a file as the Department for Education has it
        datasets, inputs       what is there, and what each question reads

      Tables: from, where, select, derive, sort, head, group, pivot, join, change, ...
      Keep your work: 'save FILE' writes a notebook, 'replay FILE' runs it again.

      'help COMMAND' explains one command, 'commands' lists them all. TAB completes.
      """
  }

  /// The commands of a group.
  public static func group(_ word: String, in registry: Registry) -> String {
    let entries = registry.group(word)
    let manifest = entries.first?.plugin
    let sources = manifest?.sources ?? []
    return
      (wrap(manifest?.summary ?? word) + ["", list(entries.map { ($0.name, $0.abstract) })]
      + (sources.isEmpty ? [] : ["", "Defined by:"] + sources.flatMap { wrap($0, indent: "  ") })
      + ["", "'help \(entries.first?.name ?? word)' explains one of them."]).joined(separator: "\n")
  }

  /// All of one command: what it computes, from which publication, how it is typed, and examples that work.
  ///
  /// - Throws: `SlateError` where the declaration cannot be read.
  public static func command(_ entry: Registry.Entry, in registry: Registry) throws -> String {
    let description = try registry.description(of: entry)
    var lines = wrap(entry.name + ": " + entry.abstract)
    if let discussion = description.discussion {
      for paragraph in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
        lines += paragraph.isEmpty ? [""] : wrap(String(paragraph))
      }
      lines.insert("", at: wrap(entry.name + ": " + entry.abstract).count)
    }
    lines += ["", "Typed as:", "  " + usage(entry, description)]
    if !description.positionals.isEmpty {
      lines += ["", "Arguments:", list(description.positionals.map { (label($0), detail($0)) })]
    }
    if !description.options.isEmpty {
      lines += ["", "Options:", list(description.options.map { (label($0), detail($0)) })]
    }
    if !entry.command.examples.isEmpty {
      lines += ["", "Examples:"]
      for example in entry.command.examples { lines += rows(of: example.line) + ["      " + example.summary] }
    }
    return lines.joined(separator: "\n")
  }

  /// A line as it can be typed in rows of at most ``width`` columns: a row that ends in '|' goes on.
  private static func rows(of line: String) -> [String] {
    guard line.count + 2 > width else { return ["  " + line] }
    var rows: [String] = []
    for part in line.split(separator: " | ") {
      if let last = rows.last, last.count + part.count + 5 <= width {
        rows[rows.count - 1] = last + " | " + part
      } else {
        rows = rows.isEmpty ? ["  " + part] : rows.dropLast() + [rows[rows.count - 1] + " |", "    " + part]
      }
    }
    return rows
  }

  static func usage(_ entry: Registry.Entry, _ description: CommandDescription) -> String {
    let place = entry.command.place == .later ? "... | " : ""
    let positionals = description.positionals.map { argument in
      let name = "<\(argument.placeholder)>" + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    return ([place + entry.name] + (description.options.isEmpty ? [] : ["[options]"]) + positionals).joined(
      separator: " ")
  }

  static func label(_ argument: CommandDescription.Argument) -> String {
    let value = "<\(argument.placeholder)>" + (argument.isRepeating ? " ..." : "")
    return switch argument.kind {
    case .positional: value
    case .flag: argument.spellings.joined(separator: ", ")
    case .option: argument.spellings.joined(separator: ", ") + " " + value
    }
  }

  static func detail(_ argument: CommandDescription.Argument) -> String {
    var text = argument.abstract ?? ""
    if !argument.values.isEmpty, !label(argument).contains("|") {
      text += " One of \(argument.values.joined(separator: ", "))."
    }
    if let value = argument.defaultValue, argument.kind != .flag { text += " Without it: \(value)." }
    return text.isEmpty ? " " : text
  }

  /// Two columns: a name, and what it is, wrapped.
  static func list(_ rows: [(String, String)]) -> String {
    let column = min(28, (rows.map(\.0.count).max() ?? 0) + 4)
    return rows.flatMap { name, text -> [String] in
      let indent = String(repeating: " ", count: column)
      var lines = wrap(text, indent: indent)
      if name.count + 3 >= column, name.count + 2 > column - 1 {
        lines.insert("  " + name, at: 0)
      } else if let first = lines.first {
        lines[0] = "  " + name + first.dropFirst(name.count + 2)
      }
      return lines
    }.joined(separator: "\n")
  }

  /// A text in lines of at most so many columns, ``width`` where nothing else is said.
  static func wrap(_ text: String, indent: String = "", width: Int = width) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > width, line.count > indent.count {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return lines + [line]
  }
}
