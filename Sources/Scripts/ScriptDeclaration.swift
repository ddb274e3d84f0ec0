import Interpreter
import SlateKit

/// What `slate-NAME --slate-describe` prints: the shape of Swift Argument Parser's tool information, with a few keys more.
///
/// Keys that Slate does not know are ignored, and missing ones have defaults. Of the protocol's version only the first number
/// counts.
struct ScriptDeclaration: Decodable, Sendable {
  /// The protocol that this Slate speaks.
  static let protocolVersion = "1.0"

  var protocolVersion: String
  var version: String
  var sources: [String]
  var command: ScriptCommandDeclaration

  private enum CodingKeys: String, CodingKey { case protocolVersion = "protocol", version, sources, command }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    protocolVersion =
      try fields.decodeIfPresent(String.self, forKey: .protocolVersion) ?? Self.protocolVersion
    version = try fields.decodeIfPresent(String.self, forKey: .version) ?? "0.0.0"
    sources = try fields.decodeIfPresent([String].self, forKey: .sources) ?? []
    command = try fields.decode(ScriptCommandDeclaration.self, forKey: .command)
  }

  /// Whether this Slate understands its protocol.
  var isUnderstood: Bool {
    protocolVersion.prefix { $0 != "." } == Self.protocolVersion.prefix { $0 != "." }
  }
}

/// One command of a script.
struct ScriptCommandDeclaration: Decodable, Sendable {
  /// The forms in which tables travel.
  enum Form: String, Decodable, Sendable { case csv, parquet, json, text }
  /// Whether it works on the table before it.
  enum Input: String, Decodable, Sendable { case none, optional, required }

  /// Its arguments, and what it does.
  var declaration: CommandDescription
  var subcommands: [ScriptCommandDeclaration]
  var examples: [Example]
  /// Whether a table comes before it in a pipeline.
  var input: Input
  /// The form in which it wants tables.
  var takes: Form
  /// The form in which it prints its result.
  var gives: Form
  /// The names of further tables that it reads.
  var inputs: [String]
  /// What its columns mean.
  var columns: [ColumnMeaning]
  /// Seconds until it is stopped; nil for Slate's own limit.
  var seconds: Double?

  private enum CodingKeys: String, CodingKey {
    case subcommands, examples, input, takes, gives, inputs, columns, seconds
  }

  private struct Shown: Decodable {
    var line: String
    var summary: String?
    var shows: [String]?
  }

  init(from decoder: any Decoder) throws {
    declaration = try CommandDescription(from: decoder)
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    subcommands = try fields.decodeIfPresent([ScriptCommandDeclaration].self, forKey: .subcommands) ?? []
    examples = try (fields.decodeIfPresent([Shown].self, forKey: .examples) ?? []).map {
      Example($0.line, $0.summary ?? "", shows: $0.shows ?? [])
    }
    input = try fields.decodeIfPresent(Input.self, forKey: .input) ?? .none
    takes = try fields.decodeIfPresent(Form.self, forKey: .takes) ?? .csv
    gives = try fields.decodeIfPresent(Form.self, forKey: .gives) ?? .csv
    inputs = try fields.decodeIfPresent([String].self, forKey: .inputs) ?? []
    columns = (try fields.decodeIfPresent([JSONValue].self, forKey: .columns) ?? []).compactMap(
      ColumnMeaning.init)
    seconds = try fields.decodeIfPresent(Double.self, forKey: .seconds)
  }
}
