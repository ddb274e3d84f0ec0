import Data
import Interpreter
import SlateKit
import Tables

/// What every plugin owes, for its own tests.
public enum PluginCheck {
  /// What is wrong with a plugin; empty where it keeps all that ``Plugin`` asks for. Its examples may use the verbs of tables.
  public static func faults(of plugin: any Plugin.Type) async throws -> [String] {
    let registry = Registry([InterpreterPlugin.self, TablesPlugin.self, DataPlugin.self, plugin])
    return try await Conformance.report(on: plugin.manifest.id, in: registry).faults.map(\.description)
  }
}
