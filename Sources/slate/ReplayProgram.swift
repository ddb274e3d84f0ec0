import ArgumentParser

/// `slate replay`: a notebook, run again.
struct ReplayProgram: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "replay", abstract: "Run a notebook again.")
}
