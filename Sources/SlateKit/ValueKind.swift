/// What can stand in an argument's place: what completion offers there.
///
/// It travels in the command's declaration as the completion kind of the argument's type.
public enum ValueKind: String, Sendable, CaseIterable {
  case area, column, table, dataset, input, years, file, command, line, expression, plugin

  static let prefix = "slate-values "

  /// The completion kind that carries it in a declaration.
  public var completionKind: CompletionKind { .shellCommand(ValueKind.prefix + rawValue) }

  /// The kind that a declaration's shell command carries; nil for any other command.
  public init?(shellCommand: String) {
    guard shellCommand.hasPrefix(ValueKind.prefix) else { return nil }
    self.init(rawValue: String(shellCommand.dropFirst(ValueKind.prefix.count)))
  }
}

/// A word of the line with a meaning that completion and error messages know.
public protocol NamedArgument: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  /// What the word names.
  static var valueKind: ValueKind { get }
  /// The word as typed.
  var text: String { get }
  /// A word as typed.
  init(text: String)
}

extension NamedArgument {
  /// A word as typed.
  public init?(argument: String) { self.init(text: argument) }
  /// What completion offers in its place.
  public static var defaultCompletionKind: CompletionKind { valueKind.completionKind }
  /// The word as typed.
  public var description: String { text }
}

/// The name or code of an area, or an unambiguous part of its name.
public struct AreaName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.area
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

extension ChartHint.Kind: ExpressibleByArgument {}

/// The name of a column of the relation so far.
public struct ColumnName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.column
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// The name of a table: a dataset, a kept result, an input, or `_`.
public struct TableName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.table
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// The name of an imported dataset.
public struct DatasetName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.dataset
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// The path of a file, relative to the current folder.
public struct FilePath: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.file
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// An expression of SQL over the columns so far. It may stand in quotes, or bare to the end of the command.
public struct Expression: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.expression
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// The name of a command.
public struct CommandName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.command
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

/// A command with its own arguments and options, to the end of the stage.
public struct CommandLineText: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.line
  /// The command as typed.
  public var text: String
  /// A command as typed.
  public init(text: String) { self.text = text }
}

/// A year or a range of years: `2024`, `2019-2024`, `2018/19-2024/25`, `2019-`.
public struct Years: ExpressibleByArgument, Sendable, Hashable {
  /// The range.
  public var range: PeriodRange
  /// The range that a word means; nil where it means none.
  public init?(argument: String) {
    guard let range = PeriodRange(argument) else { return nil }
    self.range = range
  }
  /// What completion offers in its place.
  public static var defaultCompletionKind: CompletionKind { ValueKind.years.completionKind }
}

/// The name of a plugin.
public struct PluginName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.plugin
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}
