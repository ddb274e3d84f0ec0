import Interpreter
import Notebooks
import Scripts
import SlateKit

extension ReplayRun {
  /// Runs it with the commands of these plugins and of the host, and waits for its end.
  ///
  /// - Returns: the exit status.
  public func run(
    workspace: Workspace, plugins: [any Plugin.Type], scripts: ScriptSearch? = nil
  ) throws -> Int32 {
    let registry = Registry(Shell.hostPlugins + plugins)
    if let scripts {
      // Words that cannot be allowed are refused by the run itself.
      let mayRun = (try? AccessPolicy.notebook(in: "/").allowing(allowed).runsPrograms) ?? false
      Scripts.load(scripts, into: registry, mayRun: mayRun)
    }
    return try Blocking.run {
      await run(
        registry: registry, workspace: workspace, write: { try? Streams.result($0 + "\n") },
        warn: { Streams.message($0 + "\n") })
    }
  }
}
