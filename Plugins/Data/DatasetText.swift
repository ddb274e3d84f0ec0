import SlateKit

/// What is said where nothing is imported.
enum DatasetText {
  static let nothing = Output.text(
    """
    Nothing is imported yet. Embedded figures are there at once: 'from published'.
    To bring in a file of the Department for Education: download its CSV from
    https://explore-education-statistics.service.gov.uk and type 'import FILE'.
    'inputs' lists what each question reads, and which publication supplies it.
    """)
}

extension Session {
  /// The dataset that a word means: `name`, or `name@version`.
  ///
  /// - Throws: ``SlateError`` with the nearest names where there is none.
  func dataset(_ name: DatasetName) async throws -> Dataset {
    if let found = try await catalog.dataset(named: name.text) { return found }
    let all = try await catalog.all()
    let base = name.text.split(separator: "@").first.map { $0.lowercased() } ?? ""
    let versions = all.filter { $0.name.lowercased() == base }.map(\.table)
    if name.text.contains("@"), !versions.isEmpty {
      throw SlateError(
        "There is no version called '\(name.text)'.", at: .argument(name.text),
        hint: "There are \(versions.joined(separator: ", ")).")
    }
    throw SlateError.unknown(
      "dataset", name.text, among: all.map(\.name),
      hint: all.isEmpty
        ? "Nothing is imported yet: 'import FILE' brings a file in." : "'datasets' lists what was imported.")
  }
}
