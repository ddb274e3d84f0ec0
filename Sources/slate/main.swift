import ArgumentParser
import SlateKit

// Without options there is nothing to parse, and the prompt is there sooner.
if CommandLine.argc == 1 {
  SlateProgram.exit(withError: ExitCode(Open.shell(in: Workspace(.memory)).run()))
}
SlateProgram.main()
