import SlateKit

/// Holds the columns that a person chose against those of the input and the dataset.
struct BindingCheck {
  private let input: Input
  private let dataset: Dataset

  init(_ input: Input, _ dataset: Dataset) {
    self.input = input
    self.dataset = dataset
  }

  /// The columns chosen, and the input's own columns that stay empty.
  struct Mapping {
    var columns: [String: String]
    var lacking: [String]
  }

  /// The mapping that words such as `plans=Total` mean.
  ///
  /// - Throws: ``SlateError`` for the first word that is wrong, or where the input would lack what it needs.
  func mapping(_ words: [String]) throws -> Mapping {
    var columns: [String: String] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw SlateError(
          "'\(word)' does not say which column is which.", at: .argument(word),
          hint: "Type INPUT_COLUMN=FILE_COLUMN, such as \(input.columns.first?.name ?? "period")=NAME.")
      }
      let (target, source) = try checked(parts[0], parts[1], word)
      if columns[target] != nil {
        throw SlateError("'\(target)' is given twice.", at: .argument(word))
      }
      columns[target] = source
    }
    let names = dataset.columns.map(\.name)
    if columns.isEmpty, input.readings.contains(where: { $0.recognises(names) }) {
      return Mapping(columns: [:], lacking: [])
    }
    return Mapping(columns: columns, lacking: try lacking(columns))
  }

  private func checked(_ target: String, _ source: String, _ word: String) throws -> (String, String) {
    guard let wanted = input.allColumns.first(where: { $0.name.lowercased() == target.lowercased() }) else {
      var error = SlateError.unknown("column", target, among: input.allColumns.map(\.name))
      error.message = "\(input.id) has no column '\(target)'."
      error.place = .inside(word, offset: 0)
      if error.suggestions.isEmpty {
        error.hint = "It has \(input.allColumns.map(\.name).joined(separator: ", "))."
      }
      throw error
    }
    guard let found = dataset.column(source) else {
      if isFixed(wanted.name, source) { return (wanted.name, source) }
      var error = SlateError.unknown("column", source, among: dataset.columns.map(\.name))
      error.message = "\(dataset.table) has no column '\(source)'."
      error.place = .inside(word, offset: target.utf8.count + 1)
      if error.suggestions.isEmpty { error.hint = fitting(wanted) }
      throw error
    }
    if wanted.kind.isNumeric, !found.kind.isNumeric {
      throw SlateError(
        "\(wanted.name) is a number, and '\(found.name)' of \(dataset.table) holds texts.",
        at: .inside(word, offset: target.utf8.count + 1), hint: fitting(wanted))
    }
    return (wanted.name, found.name)
  }

  /// Whether a fixed value makes sense: a period's label, or a level.
  private func isFixed(_ target: String, _ value: String) -> Bool {
    switch target {
    case "period": Period(label: value) != nil
    case "level": ["National", "Regional", "Local authority"].contains(value)
    default: false
    }
  }

  private func fitting(_ wanted: Column) -> String {
    let names = dataset.columns.filter { !wanted.kind.isNumeric || $0.kind.isNumeric }.map(\.name)
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", ..." : "")
    return names.isEmpty ? "No column of it would fit." : "These would fit: \(shown)."
  }

  /// The input's own columns that the dataset will not fill; periods, places and at least one column must be there.
  private func lacking(_ columns: [String: String]) throws -> [String] {
    func isGiven(_ name: String) -> Bool { columns[name] != nil || dataset.column(name) != nil }
    let isStandard = ["time_period", "time_identifier", "geographic_level", "country_code"].allSatisfy {
      dataset.column($0) != nil
    }
    let keys = input.ownKeys.map(\.name)
    if keys.contains("period"), !isStandard, !isGiven("period") {
      throw SlateError(
        "\(input.id) needs a period, and \(dataset.table) has no time_period.",
        hint: "Say which column it is (period=NAME), or the period of the whole file (period=2024).")
    }
    if keys.contains("area_code"), !isStandard, !isGiven("area_code"), !isGiven("area") {
      throw SlateError(
        "\(input.id) needs places, and \(dataset.table) has no geographic_level.",
        hint: "Say which column has them, as codes, numbers or names: area_code=NAME.")
    }
    let lacking = input.columns.map(\.name).filter { !isGiven($0) }
    if lacking.count == input.columns.count, let first = input.columns.first {
      throw SlateError(
        "\(dataset.table) has none of the columns of \(input.id): \(lacking.joined(separator: ", ")).",
        hint: "Say which is which, such as \(first.name)=NAME. \(fitting(first))")
    }
    return lacking
  }
}
