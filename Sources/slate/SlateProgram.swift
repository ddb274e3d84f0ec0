import ArgumentParser
import SlateKit

/// The program: a prompt, lines from the command line or a pipe, or a notebook.
struct SlateProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slate", abstract: "Questions about England's schools, from official statistics.",
    usage: Open.configuration.usage,
    discussion: "Without a line to run, slate opens its prompt. 'slate open --help' lists the options.",
    version: SlateVersion.current,
    subcommands: [Open.self, ReplayProgram.self, ReferenceProgram.self, CompletionsProgram.self],
    defaultSubcommand: Open.self)
}
