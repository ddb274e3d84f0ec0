import SlateKit

extension Registry {
  /// What each command of a statement is to the record; a help page, or a group's name alone, is a gesture.
  public func kinds(of statement: Statement) -> [CommandKind] {
    statement.stages.map { stage in
      guard let (entry, count) = entry(for: stage.words.map(\.text)) else { return .gesture }
      let asksForHelp = stage.words.dropFirst(count).contains {
        !$0.isQuoted && ($0.text == "--help" || $0.text == "-h")
      }
      return asksForHelp ? .gesture : entry.command.kind
    }
  }
}
