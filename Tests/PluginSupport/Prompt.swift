import Data
import SlateKit
import SlateTestSupport
import Tables

/// One plugin at a prompt with the verbs of tables and imports.
public struct Prompt: Sendable {
  private let bench: Workbench

  /// A session in memory with this plugin.
  public init(_ plugin: any Plugin.Type) {
    bench = Workbench([TablesPlugin.self, DataPlugin.self, plugin])
  }

  /// Runs a line.
  @discardableResult
  public func run(_ line: String) async throws -> Answer { try await bench.run(line) }

  /// Runs a line and gives its rows as cells by the names of the columns.
  public func rows(_ line: String) async throws -> [[String: String]] { try await bench.run(line).rows }

  /// Runs a line and gives its rows as values, numbers unrounded, by the names of the columns.
  public func values(_ line: String) async throws -> [[String: Value]] {
    guard let relation = try await bench.interpreter.run(line)?.relation else {
      throw SlateError("'\(line)' gives no table.")
    }
    let table = try await bench.session.connection.collect(relation)
    return (0..<table.rowCount).map { index in
      Dictionary(zip(table.columns.map(\.name), table.row(index)), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Runs a line and gives its notices with their levels: `note: ...`, `warning: ...`.
  public func notices(_ line: String) async throws -> [String] { try await bench.run(line).notices }

  /// What a line that must fail says: what is wrong, the nearest right things, and what would work.
  public func failure(_ line: String) async -> String {
    guard let failure = await bench.failure(line) else { return "" }
    return SlateError(failure.message, suggestions: failure.suggestions, hint: failure.hint).description
  }
}
