import SlateKit

/// The name of a check, as a word of the line.
struct CheckName: ExpressibleByArgument, Sendable, Hashable {
  let text: String

  init?(argument: String) { text = argument }

  static var defaultCompletionKind: CompletionKind { .list(Check.all.map(\.name)) }

  /// The check of this name.
  ///
  /// - Throws: ``SlateError`` with the nearest names where there is none.
  func check() throws -> Check {
    if let check = Check.all.first(where: { $0.name == text }) { return check }
    throw SlateError.unknown(
      "check", text, among: Check.all.map(\.name), hint: "'screen FILE --all' lists every check.")
  }
}
