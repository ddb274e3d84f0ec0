import SlateKit

/// The name of a subject or phase, or an unambiguous beginning of it.
struct SubjectName: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  /// The name as typed.
  var text: String

  init(text: String) { self.text = text }

  var description: String { text }

  init?(argument: String) { self.init(text: argument) }

  /// Names that schools use and the files do not.
  private static let customary = [
    "maths": "Mathematics", "math": "Mathematics", "mfl": "Modern Foreign Languages",
    "languages": "Modern Foreign Languages", "pe": "Physical Education", "re": "Religious Education",
    "d&t": "Design and Technology", "dt": "Design and Technology", "art": "Art and Design",
    "business": "Business Studies",
    "all": "Total",
  ]

  /// The name that the column `subject` of a relation has for it.
  ///
  /// - Throws: ``SlateError`` where it has none, or several begin so.
  func resolved(in relation: Relation, _ session: Session) async throws -> String {
    let found = try await session.connection.collect(
      "select distinct subject from \(relation) order by subject")
    return try resolved(among: (0..<found.rowCount).compactMap { found.row($0)[0].text })
  }

  /// The one of some names that it means.
  ///
  /// - Throws: ``SlateError`` where it means none, or several begin so.
  func resolved(among names: [String]) throws -> String {
    let wanted = (SubjectName.customary[text.lowercased()] ?? text).lowercased()
    if let exact = names.first(where: { $0.lowercased() == wanted }) { return exact }
    let candidates = names.filter { !wanted.isEmpty && $0.lowercased().hasPrefix(wanted) }
    if candidates.count == 1 { return candidates[0] }
    if candidates.count > 1 {
      throw SlateError(
        "'\(text)' could mean \(candidates.joined(separator: ", ")).", at: .argument(text),
        hint: "Type more of the name.")
    }
    throw SlateError.unknown(
      "subject", text, among: names, hint: "The subjects are \(names.joined(separator: ", ")).")
  }
}
