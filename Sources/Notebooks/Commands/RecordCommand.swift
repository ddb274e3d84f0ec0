import SlateKit

/// `record`: what is kept for `save`.
struct RecordCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Says whether lines are kept for 'save', or stops and starts that.",
    discussion: """
      Lines are kept from the first one on. 'record stop' tries things out that no notebook shall have; 'record start' goes on. \
      A name that is made meanwhile is not known to the notebook either.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example("record", "how many lines are kept"), Example("record stop", "what follows is not kept"),
  ]

  /// What is done with the record.
  enum Action: String, ExpressibleByArgument, CaseIterable, Sendable { case start, stop }

  @Argument(help: "start or stop; how things stand where it is left out.") var action: Action?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let journal = try session.service(Journal.self)
    if let action { journal.isRecording = action == .start }
    let count = journal.effectiveLines().count
    let kept = "\(count) \(count == 1 ? "line is" : "lines are") kept for 'save'"
    return .text(
      journal.isRecording
        ? "Recording: \(kept)."
        : "Not recording: \(kept), and what is typed now is not. 'record start' goes on.")
  }
}
