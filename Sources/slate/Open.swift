import ArgumentParser
import Rendering
import Shell
import SlateKit

/// `slate`: the prompt, or the lines that were given.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the prompt, or run the lines that are given (this is what 'slate' alone does).",
    usage: """
      slate [-c <line> ...] [--format table|csv|json|markdown] [--workspace <file> [--read-only] | --memory]
      slate replay <notebook> [--set <name=value> ...] [--check | --accept]
      """,
    discussion: """
      On a pipe, lines are read from standard input. Results go to standard output, notices and errors to standard error. \
      Exit status: 0 where all went well, 1 where a command failed, 2 where these options are wrong.
      """)

  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var scripts: ScriptOptions
  @Option(
    name: [.customShort("c"), .customLong("command")],
    help: ArgumentHelp("Run this line instead of the prompt; may be repeated.", valueName: "line"))
  var lines: [String] = []
  @Option(help: "How results are written.") var format: Format = .table
  @Flag(help: "On a pipe, go on after a line has failed.") var keepGoing = false
  @Option(
    defaultAsFlag: Shell.Resume.ask,
    help: ArgumentHelp(
      "Show the lines of a session that did not end properly, and run them after a yes (--resume=yes: at once).",
      valueName: "answer"))
  var resume: Shell.Resume?
  @Flag(help: "Start with Slate's own commands only.") var noPlugins = false

  func run() throws {
    var options = Shell.Options()
    options.lines = lines
    options.format = format
    options.keepsGoing = keepGoing
    options.resume = resume
    options.scripts = noPlugins ? nil : scripts.search
    throw ExitCode(Open.shell(in: place.workspace, options, plugins: noPlugins ? [] : shippedPlugins).run())
  }

  /// The shell that this program runs.
  static func shell(
    in workspace: Workspace, _ options: Shell.Options = .init(), plugins: [any Plugin.Type] = shippedPlugins
  ) -> Shell {
    Shell(workspace: workspace, plugins: plugins, options: options)
  }
}

extension Format: ExpressibleByArgument {}
extension Shell.Resume: ExpressibleByArgument {}
