import SlateKit

/// The values that a replay uses, each of its parameter's type.
public struct ParameterValues: Sendable {
  /// The parameters' names with their values, in the order of their declaration.
  public let pairs: [(name: String, value: ParameterValue)]

  subscript(name: String) -> ParameterValue? { pairs.first { $0.name == name }?.value }

  var names: [String] { pairs.map(\.name) }

  /// No parameters.
  static let none = ParameterValues(pairs: [])

  private init(pairs: [(name: String, value: ParameterValue)]) { self.pairs = pairs }

  /// The parameters' own values, with what was given in their place.
  ///
  /// - Throws: ``SlateError`` for a value that is not of its parameter's type, or a parameter without one.
  init(_ parameters: [Parameter], _ given: [String: String], areas: AreaRegister) throws {
    pairs = try parameters.map { parameter in
      guard let text = given[parameter.name] ?? parameter.standard?.text else {
        throw SlateError("The parameter '\(parameter.name)' has no value.")
      }
      return (parameter.name, try parameter.value(text, areas: areas))
    }
  }

  /// The notebook's defaults, with what was set in their place.
  ///
  /// - Throws: ``SlateError`` for a name that the notebook does not declare, a value that is not of its type, or a parameter
  ///   without a value.
  public init(_ notebook: Notebook, settings: [String], areas: AreaRegister = .standard) throws {
    let declared = notebook.frontMatter.parameters
    var set: [String: String] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 2 else {
        throw SlateError(
          "'\(setting)' sets nothing.", at: .argument(setting), hint: "It is NAME=VALUE: --set year=2024")
      }
      guard declared.contains(where: { $0.name == parts[0] }) else {
        let names = declared.map(\.name)
        throw SlateError(
          "The notebook has no parameter called '\(parts[0])'.", at: .argument(setting),
          suggestions: Nearest.names(to: parts[0], among: names),
          hint: names.isEmpty ? "It has no parameters." : "It has \(names.joined(separator: ", ")).")
      }
      if set.updateValue(parts[1], forKey: parts[0]) != nil {
        throw SlateError(
          "The parameter '\(parts[0])' is set twice.", at: .argument(setting), hint: "Keep one of them.")
      }
    }
    pairs = try declared.map { parameter in
      guard let text = set[parameter.name] ?? parameter.standard?.text else {
        throw SlateError(
          "The parameter '\(parameter.name)' has no value.", hint: "Set it: --set \(parameter.name)=VALUE")
      }
      return (parameter.name, try parameter.value(text, areas: areas))
    }
  }
}
