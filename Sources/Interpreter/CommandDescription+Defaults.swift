import SlateKit

extension CommandDescription.Argument {
  private enum CodingKeys: String, CodingKey {
    case kind, isOptional, isRepeating, valueName, defaultValue, abstract, type, shouldDisplay,
      parsingStrategy, names,
      allValues, allValueDescriptions, completionKind
  }

  /// Reads an argument as a tool declares it. What a script leaves out is what is most common: an argument without names stands
  /// on its own, one with names is an option that may be left out.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    names = try fields.decodeIfPresent([Name].self, forKey: .names)
    kind =
      try fields.decodeIfPresent(Kind.self, forKey: .kind) ?? (names?.isEmpty ?? true ? .positional : .option)
    defaultValue = try fields.decodeIfPresent(String.self, forKey: .defaultValue)
    isOptional =
      try fields.decodeIfPresent(Bool.self, forKey: .isOptional)
      ?? (kind != .positional || defaultValue != nil)
    isRepeating = try fields.decodeIfPresent(Bool.self, forKey: .isRepeating) ?? false
    valueName = try fields.decodeIfPresent(String.self, forKey: .valueName)
    abstract = try fields.decodeIfPresent(String.self, forKey: .abstract)
    type = try fields.decodeIfPresent(String.self, forKey: .type)
    shouldDisplay = try fields.decodeIfPresent(Bool.self, forKey: .shouldDisplay)
    parsingStrategy = try fields.decodeIfPresent(String.self, forKey: .parsingStrategy)
    allValues = try fields.decodeIfPresent([String].self, forKey: .allValues)
    allValueDescriptions = try fields.decodeIfPresent([String: String].self, forKey: .allValueDescriptions)
    completionKind = try fields.decodeIfPresent(
      [String: [String: CommandDescription.JSONValue]].self, forKey: .completionKind)
  }

  /// An argument that was put together: an option where it has a default, else one without a name.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - abstract: What it is.
  ///   - type: What its value must be.
  ///   - values: The values that are possible; empty where the type alone decides.
  ///   - standard: What holds where it is left out; nil where it must be given.
  public init(_ name: String, _ abstract: String, type: String?, values: [String], standard: String?) {
    kind = standard == nil ? .positional : .option
    isOptional = standard != nil
    isRepeating = false
    valueName = name
    defaultValue = standard
    self.abstract = abstract
    self.type = type
    names = standard == nil ? nil : [Name(kind: "long", name: name)]
    allValues = values.isEmpty ? nil : values
  }
}
