import ArgumentParser
import Foundation
import Scripts
import Shell
import SlateKit

// Without options there is nothing to parse, and the prompt is there sooner.
if CommandLine.argc == 1 {
  var options = Shell.Options()
  options.scripts = ScriptSearch(named: [])
  let workspace = Workspace(.memory, statistics: WorkspaceOptions.statistics)
  SlateProgram.exit(withError: ExitCode(Open.shell(in: workspace, options).run()))
}
do {
  var program = try SlateProgram.parseAsRoot()
  try program.run()
} catch let error where SlateProgram.exitCode(for: error) == .validationFailure {
  // Wrong options end with 2, and not with ArgumentParser's own status for them.
  FileHandle.standardError.write(Foundation.Data((SlateProgram.fullMessage(for: error) + "\n").utf8))
  exit(2)
} catch {
  SlateProgram.exit(withError: error)
}
