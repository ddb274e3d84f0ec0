import SlateKit

/// The name of a check, as a word of the line.
struct CheckName: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  let check: Check

  init?(argument: String) {
    guard let check = Check.all.first(where: { $0.name == argument }) else { return nil }
    self.check = check
  }

  var description: String { check.name }

  static var allValueStrings: [String] { Check.all.map(\.name) }

  static func == (first: CheckName, second: CheckName) -> Bool { first.check.name == second.check.name }

  func hash(into hasher: inout Hasher) { hasher.combine(check.name) }
}
