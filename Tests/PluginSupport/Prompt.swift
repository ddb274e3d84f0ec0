import Data
import Interpreter
import Rendering
import SlateKit
import Synchronization
import Tables

/// A session in memory with one plugin and the verbs of tables, as a person at the prompt has it.
public struct Prompt: Sendable {
  /// The session.
  public let session: Session
  private let interpreter: Interpreter

  /// A session with this plugin.
  public init(_ plugin: any Plugin.Type) {
    let plugins: [any Plugin.Type] = [InterpreterPlugin.self, TablesPlugin.self, DataPlugin.self, plugin]
    session = Session(workspace: Workspace(.memory), plugins: plugins)
    interpreter = Interpreter(registry: Registry(plugins), session: session)
  }

  /// Runs a line.
  public func run(_ line: String) async throws -> Output {
    guard let output = try await interpreter.run(line) else { throw SlateError("'\(line)' is empty.") }
    return output
  }

  /// Runs a line and gives its tables and texts as CSV, in cells.
  public func cells(_ line: String) async throws -> [[String]] {
    let output = try await run(line)
    let renderer = Renderer(format: .csv, style: .file)
    let text = try await renderer.render(output, on: try await session.connection).text
    return text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Runs a line and gives each of its rows as cells by the names of the columns.
  public func rows(_ line: String) async throws -> [[String: String]] {
    let cells = try await cells(line)
    guard let names = cells.first else { return [] }
    return cells.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// Runs a line and gives each row's texts and unrounded numbers by the names of the columns.
  public func values(_ line: String) async throws -> [[String: Value]] {
    guard let relation = try await run(line).relation else { throw SlateError("'\(line)' gives no table.") }
    let table = try await session.connection.collect(relation)
    return (0..<table.rowCount).map { index in
      Dictionary(zip(table.columns.map(\.name), table.row(index)), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Runs a line and gives its notices.
  public func notices(_ line: String) async throws -> [Notice] { try await run(line).notices }

  /// Runs a line that must fail, and gives what it says.
  public func failure(_ line: String) async -> String {
    do {
      _ = try await run(line)
      return ""
    } catch let error as LineError {
      return error.error.description
    } catch {
      return "\(error)"
    }
  }
}
