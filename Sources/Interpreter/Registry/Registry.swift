import SlateKit
import Synchronization

/// Every command that can be typed, by its words.
public final class Registry: Sendable {
  /// A command with the plugin that it belongs to.
  public struct Entry: Sendable {
    /// The words that call it: `send timeliness`, `from`.
    public var path: [String]
    /// The command.
    public var command: any RegisteredCommand
    /// The plugin that registered it.
    public var plugin: Manifest

    /// The words with spaces between them.
    public var name: String { path.joined(separator: " ") }
    /// What it does, in one sentence.
    public var abstract: String { command.abstract }
  }

  /// A plugin that was not taken, and why.
  public struct Refusal: Sendable, Equatable {
    /// The plugin's name.
    public var plugin: String
    /// The reason, in a whole sentence.
    public var reason: String

    /// The reason alone, as a part of a sentence.
    public var cause: String
    /// Through which door it would have come.
    public var door: Addition.Door
    /// Where it lives.
    public var location: String

    init(_ plugin: String, _ reason: String, _ door: Addition.Door, at location: String) {
      cause = reason
      self.door = door
      self.location = location
      self.plugin = plugin
      self.reason = "The plugin '\(plugin)' is refused: \(reason)."
    }
  }

  private struct State {
    var byName: [String: Entry] = [:]
    var additions: [Addition] = []
    var refusals: [Refusal] = []
    var descriptions: [String: CommandDescription] = [:]
  }

  /// The plugins that were built in and taken, in their order.
  public let plugins: [any Plugin.Type]
  private let state: Mutex<State>

  /// Takes each plugin whose commands are well-formed and collide with none before it; refuses the others whole.
  public init(_ candidates: [any Plugin.Type]) {
    var plugins: [any Plugin.Type] = []
    var state = State()
    for plugin in candidates {
      let manifest = plugin.manifest
      let entries = plugin.commands.map { type in
        Entry(
          path: Registry.path(type._commandName, of: manifest), command: TypedCommand(type: type),
          plugin: manifest)
      }
      let isTaken = plugins.contains { $0.manifest.id == manifest.id }
      if let reason = isTaken
        ? "another plugin has that name"
        : Registry.fault(manifest, entries, beside: state.byName)
          ?? Registry.fault(
            inputs: plugin.inputs.map(\.id), beside: Set(plugins.flatMap { $0.inputs.map(\.id) }))
      {
        state.refusals.append(Refusal(manifest.id, reason, .module, at: Addition.builtIn))
        continue
      }
      plugins.append(plugin)
      for entry in entries { state.byName[entry.name] = entry }
    }
    self.plugins = plugins
    self.state = Mutex(state)
  }

  private init(plugins: [any Plugin.Type], state: State) {
    self.plugins = plugins
    self.state = Mutex(state)
  }

  /// The same commands without saved lines, for a session that must not depend on them.
  public func withoutLines() -> Registry {
    let copy = Registry(plugins: plugins, state: state.withLock { $0 })
    for addition in copy.additions where addition.door == .line { copy.remove(addition.manifest.id) }
    return copy
  }

  /// The commands, sorted by name.
  public var entries: [Entry] { state.withLock { $0.byName.values.sorted { $0.name < $1.name } } }
  /// What was refused.
  public var refusals: [Refusal] { state.withLock { $0.refusals } }
  /// What came in when the program ran: scripts, and saved lines.
  public var additions: [Addition] { state.withLock { $0.additions } }
  /// Who all plugins are, those that were built in first.
  public var manifests: [Manifest] { plugins.map { $0.manifest } + additions.map(\.manifest) }

  /// Takes commands that were found when the program ran, or refuses them whole.
  ///
  /// - Parameter noting: Whether a refusal is noted among ``refusals``.
  /// - Returns: why they were refused; nil where they were taken.
  @discardableResult
  public func add(_ addition: Addition, noting: Bool = true) -> Refusal? {
    state.withLock { state in
      let manifest = addition.manifest
      let entries = addition.commands.map { word, command in
        Entry(path: Registry.path(word, of: manifest), command: command, plugin: manifest)
      }
      let isTaken = (plugins.map { $0.manifest } + state.additions.map(\.manifest)).contains {
        $0.id == manifest.id
      }
      if let reason = isTaken
        ? "another plugin has that name" : Registry.fault(manifest, entries, beside: state.byName)
      {
        let refusal = Refusal(manifest.id, reason, addition.door, at: addition.location)
        if noting { state.refusals.append(refusal) }
        return refusal
      }
      state.additions.append(addition)
      for entry in entries { state.byName[entry.name] = entry }
      return nil
    }
  }

  /// Notes a script that could not be taken.
  public func refuse(_ name: String, _ reason: String, at location: String) {
    state.withLock { $0.refusals.append(Refusal(name, reason, .script, at: location)) }
  }

  /// Lets go of what was added under a name.
  public func remove(_ id: String) {
    state.withLock { state in
      state.additions.removeAll { $0.manifest.id == id }
      for (name, entry) in state.byName where entry.plugin.id == id {
        state.byName[name] = nil
        state.descriptions[name] = nil
      }
    }
  }

  private static func path(_ word: String, of manifest: Manifest) -> [String] {
    (manifest.group.map { [$0] } ?? []) + [word]
  }

  private static func fault(_ manifest: Manifest, _ entries: [Entry], beside taken: [String: Entry])
    -> String?
  {
    if !isWord(manifest.id) {
      return "its name must be lower-case letters, digits and hyphens, a letter first"
    }
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
    state.withLock { state in
      if words.count > 1, let entry = state.byName[words[0] + " " + words[1]] { return (entry, 2) }
      return words.first.flatMap { state.byName[$0] }.map { ($0, 1) }
    }
  }

  /// The commands behind a group's word; empty where it is none.
  public func group(_ word: String) -> [Entry] { entries.filter { $0.path.count > 1 && $0.path[0] == word } }

  /// The first words that can be typed: commands of one word, and groups.
  public var firstWords: [String] { Set(entries.map { $0.path[0] }).sorted() }

  /// A command's declaration as data.
  ///
  /// - Throws: ``SlateError`` where the declaration cannot be read.
  public func description(of entry: Entry) throws -> CommandDescription {
    if let known = state.withLock({ $0.descriptions[entry.name] }) { return known }
    do {
      let new = try entry.command.declaration()
      state.withLock { $0.descriptions[entry.name] = new }
      return new
    } catch {
      throw SlateError("The declaration of '\(entry.name)' cannot be read: \(error).")
    }
  }
}
