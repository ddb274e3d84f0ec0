/// The name of an input of a plugin, such as `send.plans`.
public struct InputName: NamedArgument {
  /// What the word names.
  public static let valueKind = ValueKind.input
  /// The word as typed.
  public var text: String
  /// A word as typed.
  public init(text: String) { self.text = text }
}

extension Session {
  /// The input that a word means.
  ///
  /// - Throws: ``SlateError`` with the nearest names where there is none.
  public func input(_ name: InputName) throws -> Input {
    if let found = inputs.first(where: { $0.id == name.text.lowercased() }) { return found }
    throw SlateError.unknown("input", name.text, among: inputs.map(\.id), hint: "'inputs' lists them.")
  }

  /// Makes sure that the workspace can be changed.
  ///
  /// - Throws: ``SlateError`` that says what cannot be done, such as `forget anything`.
  public func demandWriting(_ what: String) throws {
    guard workspace.isReadOnly else { return }
    throw SlateError("This workspace is only read, so it cannot \(what).")
  }
}
