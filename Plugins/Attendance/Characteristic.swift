import SlateKit

/// The option that breaks pupils down by a characteristic.
struct Characteristic: ParsableArguments, Sendable {
  @Option(
    help: .init(
      "Pupils apart: 'each', a characteristic (FSM), or one group of pupils (FSM eligible).",
      valueName: "name"))
  var pupils: String?

  /// The columns that say which pupils a row is about, where they were asked for.
  var columns: [String] { pupils == nil ? [] : ["topic", "pupils"] }

  /// The rows of the pupils that were asked for; of all pupils together if none were.
  func rows(_ rows: InputRows, in session: Session) async throws -> InputRows {
    if rows.hasFigures {
      guard let pupils else { return rows }
      throw rows.lacks("groups of pupils", "--pupils \(pupils)", Inputs.sessions)
    }
    guard let pupils else {
      return try await rows.kept("lower(pupils) = 'total'", "Total", in: "pupils", of: session)
    }
    if pupils.lowercased() == "each" {
      return try await rows.kept("lower(pupils) <> 'total'", pupils, in: "pupils", of: session)
    }
    let name = pupils.lowercased()
    return try await rows.kept(
      "(lower(pupils) = \(name) or lower(topic) = \(name))", pupils, in: "pupils", of: session)
  }
}
