import Foundation
import SlateKit

/// A command's declaration as data: what help, completion, parsing and the reference are made from.
///
/// It is read from the same JSON that Swift Argument Parser dumps for a tool; keys that it does not know are ignored.
public struct CommandDescription: Sendable, Decodable {
  /// One argument, option or flag.
  public struct Argument: Sendable, Decodable {
    /// How it is written.
    public enum Kind: String, Sendable, Decodable { case positional, option, flag }

    struct Name: Sendable, Decodable {
      var kind: String
      var name: String
      var spelled: String { (kind == "long" ? "--" : "-") + name }
    }

    /// How it is written.
    public var kind: Kind
    /// Whether it may be left out.
    public var isOptional: Bool
    /// Whether it may stand more than once.
    public var isRepeating: Bool
    /// The declaration's own name for its value.
    public var valueName: String?
    /// What holds where it is left out.
    public var defaultValue: String?
    /// What it does, in a sentence.
    public var abstract: String?
    /// What a script's value must be: `text`, `integer`, `number`, or a ``ValueKind``.
    public var type: String?
    var shouldDisplay: Bool?
    var parsingStrategy: String?
    var names: [Name]?
    var allValues: [String]?
    var allValueDescriptions: [String: String]?
    var completionKind: [String: [String: JSONValue]]?

    /// The spellings of an option or flag, dashes included; the longest first.
    public var spellings: [String] { (names ?? []).map(\.spelled).sorted { $0.count > $1.count } }

    /// The values that are possible, where they are a closed list.
    public var values: [String] { allValues ?? [] }

    /// What a value means, where the declaration says so.
    public func summary(of value: String) -> String? { allValueDescriptions?[value] }

    /// What kind of thing stands in its place.
    public var valueKind: ValueKind? {
      if let kind = type.flatMap({ ValueKind(rawValue: $0) }) { return kind }
      guard case .text(let command)? = completionKind?["shellCommand"]?["command"] else { return nil }
      return ValueKind(shellCommand: command)
    }

    /// What stands for its value in help: the kind of thing that it is, or the declaration's own name for it.
    public var placeholder: String {
      if type == nil, let valueKind { return valueKind.rawValue }
      let own = valueName ?? "value"
      guard spellings.contains("--" + own) else { return own }
      let choices = values.joined(separator: "|")
      // A longer list is told beside it.
      return (1...48).contains(choices.count) ? choices : "value"
    }

    /// Whether it takes all words up to the next option.
    public var takesManyValues: Bool { parsingStrategy == "upToNextOption" }
  }

  enum JSONValue: Sendable, Decodable {
    case text(String)
    case other
    init(from decoder: any Decoder) throws {
      let text = try? decoder.singleValueContainer().decode(String.self)
      self = text.map { .text($0) } ?? .other
    }
  }

  /// The word that calls it, where the declaration says so.
  public var commandName: String?
  /// What it does, in a sentence.
  public var abstract: String?
  /// More about it, where there is more to say.
  public var discussion: String?
  var arguments: [Argument]?

  /// A declaration that was put together.
  public init(abstract: String, discussion: String? = nil, arguments: [Argument]) {
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments
  }

  /// The arguments that a person may type, help and its like left out.
  public var parameters: [Argument] {
    (arguments ?? []).filter { ($0.shouldDisplay ?? true) && !$0.spellings.contains("--help") }
  }

  /// The options and flags among them.
  public var options: [Argument] { parameters.filter { $0.kind != .positional } }

  /// The arguments without a name, in order.
  public var positionals: [Argument] { parameters.filter { $0.kind == .positional } }

  /// The option or flag of this spelling.
  public func option(_ spelling: String) -> Argument? { options.first { $0.spellings.contains(spelling) } }

  private struct Tool: Decodable { var command: CommandDescription }

  /// The declaration of a command type.
  ///
  /// - Throws: a `DecodingError` where the declaration cannot be read.
  public init(_ type: any Command.Type) throws {
    self = try JSONDecoder().decode(Tool.self, from: Foundation.Data(type._dumpHelp().utf8)).command
  }
}
