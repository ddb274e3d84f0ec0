import SlateKit
import Synchronization

/// Every command that can be typed, by its words.
public final class Registry: Sendable {
  /// A command with the plugin that it belongs to.
  public struct Entry: Sendable {
    /// The words that call it: `send timeliness`, `from`.
    public var path: [String]
    /// The command's type.
    public var type: any Command.Type
    /// The plugin that registered it.
    public var plugin: Manifest

    /// The words with spaces between them.
    public var name: String { path.joined(separator: " ") }
    /// What it does, in one sentence.
    public var abstract: String { type.configuration.abstract }
  }

  /// A plugin that was not taken, and why.
  public struct Refusal: Sendable, Equatable {
    /// The plugin's name.
    public var plugin: String
    /// The reason, in a whole sentence.
    public var reason: String
  }

  /// The plugins that were taken, in their order.
  public let plugins: [any Plugin.Type]
  /// The commands, sorted by name.
  public let entries: [Entry]
  /// The plugins that were refused.
  public let refusals: [Refusal]
  private let byName: [String: Entry]
  private let descriptions = Mutex<[String: CommandDescription]>([:])

  /// Takes each plugin whose commands are well-formed and collide with none before it; refuses the others whole.
  public init(_ candidates: [any Plugin.Type]) {
    var plugins: [any Plugin.Type] = []
    var byName: [String: Entry] = [:]
    var refusals: [Refusal] = []
    for plugin in candidates {
      let manifest = plugin.manifest
      let entries = plugin.commands.map { type in
        Entry(path: (manifest.group.map { [$0] } ?? []) + [type._commandName], type: type, plugin: manifest)
      }
      let isTaken = plugins.contains { $0.manifest.id == manifest.id }
      if let reason = isTaken
        ? "another plugin has that name"
        : Registry.fault(manifest, entries, beside: byName)
          ?? Registry.fault(
            inputs: plugin.inputs.map(\.id), beside: Set(plugins.flatMap { $0.inputs.map(\.id) }))
      {
        refusals.append(
          Refusal(plugin: manifest.id, reason: "The plugin '\(manifest.id)' is refused: \(reason)."))
        continue
      }
      plugins.append(plugin)
      for entry in entries { byName[entry.name] = entry }
    }
    self.plugins = plugins
    self.refusals = refusals
    self.byName = byName
    entries = byName.values.sorted { $0.name < $1.name }
  }

  private static func fault(_ manifest: Manifest, _ entries: [Entry], beside taken: [String: Entry])
    -> String?
  {
    if !isWord(manifest.id) { return "its name must be lower-case letters, digits and hyphens" }
    var own: Set<String> = []
    for entry in entries {
      if let bad = entry.path.first(where: { !isWord($0) }) {
        return "'\(bad)' cannot be a command's word, which is lower-case letters, digits and hyphens"
      }
      if entry.abstract.isEmpty { return "the command '\(entry.name)' does not say what it does" }
      if let other = taken[entry.name] {
        return "'\(entry.name)' is already a command of '\(other.plugin.id)'"
      }
      if let other = taken[entry.path[0]], other.plugin.id != manifest.id {
        return "'\(entry.path[0])' is already a command of '\(other.plugin.id)'"
      }
      if entry.path.count == 1,
        let other = taken.values.first(where: { $0.path.count > 1 && $0.path[0] == entry.path[0] })
      {
        return "'\(entry.name)' is already the group of '\(other.plugin.id)'"
      }
      if !own.insert(entry.name).inserted { return "it has two commands '\(entry.name)'" }
    }
    return nil
  }

  private static func fault(inputs: [String], beside taken: Set<String>) -> String? {
    var own: Set<String> = []
    for input in inputs {
      if taken.contains(input) { return "its input '\(input)' belongs to another plugin" }
      if !own.insert(input).inserted { return "it has two inputs '\(input)'" }
    }
    return nil
  }

  private static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
    return text.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "-")
    }
  }

  /// The command that these words call, and how many of them are its name; nil where there is none.
  public func entry(for words: [String]) -> (entry: Entry, count: Int)? {
    if words.count > 1, let entry = byName[words[0] + " " + words[1]] { return (entry, 2) }
    return words.first.flatMap { byName[$0] }.map { ($0, 1) }
  }

  /// The commands behind a group's word; empty where it is none.
  public func group(_ word: String) -> [Entry] { entries.filter { $0.path.count > 1 && $0.path[0] == word } }

  /// The first words that can be typed: commands of one word, and groups.
  public var firstWords: [String] { Set(entries.map { $0.path[0] }).sorted() }

  /// A command's declaration as data.
  ///
  /// - Throws: ``SlateError`` where the declaration cannot be read.
  public func description(of entry: Entry) throws -> CommandDescription {
    if let known = descriptions.withLock({ $0[entry.name] }) { return known }
    do {
      let new = try CommandDescription(entry.type)
      descriptions.withLock { $0[entry.name] = new }
      return new
    } catch {
      throw SlateError("The declaration of '\(entry.name)' cannot be read: \(error).")
    }
  }
}
