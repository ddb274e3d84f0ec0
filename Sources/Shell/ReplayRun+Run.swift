import Interpreter
import Notebooks
import SlateKit

extension ReplayRun {
  /// Runs it with the commands of these plugins and of the host, and waits for its end.
  ///
  /// - Returns: the exit status.
  public func run(workspace: Workspace, plugins: [any Plugin.Type]) throws -> Int32 {
    let registry = Registry(Shell.hostPlugins + plugins)
    return try Blocking.run {
      await run(
        registry: registry, workspace: workspace, write: { try? Streams.result($0 + "\n") },
        warn: { Streams.message($0 + "\n") })
    }
  }
}
