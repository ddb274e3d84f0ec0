import ArgumentParser

/// `slate completions`: what lets a shell complete the program's own options.
struct CompletionsProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Write the completion script for bash, zsh or fish.",
    discussion: """
      bash: slate completions bash > ~/.local/share/bash-completion/completions/slate
      zsh: slate completions zsh > FOLDER/_slate, where FOLDER is in $fpath
      fish: slate completions fish > ~/.config/fish/completions/slate.fish
      """)

  /// The shells that can complete.
  enum ShellName: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @Argument(help: "The shell.") var shell: ShellName

  func run() {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    print(CompletedProgram.completionScript(for: kind))
  }
}

/// The program as a shell completes it: what is typed behind `slate` alone are the options of `slate open`, its default, and the
/// completion scripts of ArgumentParser leave those of a default out.
private struct CompletedProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: SlateProgram.configuration.commandName, version: SlateProgram.configuration.version,
    subcommands: SlateProgram.configuration.subcommands)

  @OptionGroup var open: Open
}
