/// What a metadata file of the Explore Education Statistics standards says about the columns of its data file.
struct EESMetadata: Sendable, Equatable {
  /// What it says about one column.
  struct Entry: Sendable, Equatable {
    /// The column's name, as the metadata spells it.
    var name: String
    /// Whether the column holds measured numbers; otherwise it is a filter.
    var isIndicator: Bool
    /// What a person reads above the column.
    var label: String
    /// The unit; empty where there is none.
    var unit: String
    /// How many decimals are published; nil where the file does not say.
    var decimals: Int?
  }

  /// The file's name.
  var file: String
  /// The columns by their names in lower case.
  private(set) var entries: [String: Entry] = [:]
  /// What is wrong with single lines of it.
  private(set) var oddities: [String] = []

  /// The path of the metadata that belongs beside a data file.
  static func path(beside path: String) -> String {
    (path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".meta.csv"
  }

  /// Reads the text of a metadata file; nil where it lacks the columns `col_name`, `col_type` and `label`.
  init?(_ text: String, file: String) {
    self.file = file
    let records = CSVText.records(text)
    guard let header = records.first?.map({ $0.trimmingSpaces().lowercased() }),
      let name = header.firstIndex(of: "col_name"), let type = header.firstIndex(of: "col_type"),
      let label = header.firstIndex(of: "label")
    else { return nil }
    let unit = header.firstIndex(of: "indicator_unit")
    let decimals = header.firstIndex(of: "indicator_dp")
    for (index, record) in records.enumerated().dropFirst() {
      func field(_ position: Int?) -> String {
        position.flatMap { $0 < record.count ? record[$0].trimmingSpaces() : nil } ?? ""
      }
      let key = field(name).lowercased()
      if key.isEmpty { continue }
      if entries[key] != nil {
        oddities.append("\(file) describes \(field(name)) twice (row \(index)); the first counts.")
        continue
      }
      let kind = field(type).lowercased()
      if kind != "filter", kind != "indicator" {
        oddities.append(
          "\(file) calls \(field(name)) '\(field(type))', which is neither Filter nor Indicator.")
        continue
      }
      entries[key] = Entry(
        name: field(name), isIndicator: kind == "indicator",
        label: field(label).isEmpty ? field(name) : field(label), unit: field(unit),
        decimals: Int(field(decimals)))
    }
  }
}
