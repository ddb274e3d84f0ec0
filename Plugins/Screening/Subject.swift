import SlateKit

/// A pair of files that is screened, with what the checks look up in it.
actor Subject {
  /// The data file's name.
  nonisolated let dataName: String
  /// The metadata file's name, whether or not the file is there.
  nonisolated let metaName: String
  /// The rows; nil where there is nothing to read.
  nonisolated let data: DataFile?
  /// What describes the columns; nil where there is none or it cannot be read.
  nonisolated let meta: MetaFile?
  nonisolated let areas: AreaRegister
  /// The data dictionary that was given; nil for none.
  nonisolated let dictionary: DataDictionary?
  /// Lists of places that were given, by level.
  nonisolated let lookups: [String: Lookup]
  /// Why data or metadata cannot be read, as sentences.
  nonisolated let hindrances: [String]
  private var known: [[String]: [DataFile.Combination]] = [:]
  private var knownTexts: [String: [DataFile.Combination]] = [:]

  init(
    dataName: String, metaName: String, data: DataFile?, meta: MetaFile?, areas: AreaRegister,
    dictionary: DataDictionary?, lookups: [String: Lookup], hindrances: [String]
  ) {
    self.dataName = dataName
    self.metaName = metaName
    self.data = data
    self.meta = meta
    self.areas = areas
    self.dictionary = dictionary
    self.lookups = lookups
    self.hindrances = hindrances
  }

  /// The places of a level: as given, or as the project holds them; nil where neither does.
  nonisolated func lookup(_ level: String) -> Lookup? {
    if let given = lookups[level] { return given }
    return switch level {
    case "National": .countries
    case "Regional": .regions(areas)
    case "Local authority district": .districts(areas)
    case "Parliamentary constituency": .constituencies
    case "Local enterprise partnership": .enterprisePartnerships
    case "Local skills improvement plan area": .skillsAreas
    case "English devolved area": .devolvedAreas
    default: nil
    }
  }

  /// The different values of a column, with how often and where; empty where the file lacks it.
  func values(of name: String) async throws -> [DataFile.Combination] {
    try await combinations(of: [name])
  }

  /// What columns hold together; empty where the file lacks one of them.
  func combinations(of names: [String]) async throws -> [DataFile.Combination] {
    if let values = known[names] { return values }
    let values = try await data?.combinations(of: names) ?? []
    known[names] = values
    return values
  }

  /// The texts of a column that are no plain numbers; empty where the file lacks it.
  func texts(in name: String) async throws -> [DataFile.Combination] {
    if let texts = knownTexts[name] { return texts }
    let texts = try await data?.texts(in: name) ?? []
    knownTexts[name] = texts
    return texts
  }

  /// The geographic levels of the rows.
  func levels() async throws -> [String] { try await values(of: "geographic_level").map { $0[0] } }

  /// The filters and groups of the metadata that the data has.
  nonisolated var filters: [String] {
    (meta?.filtersAndGroups ?? []).filter { data?.has($0) ?? false }
  }

  /// The indicators of the metadata that the data has.
  nonisolated var indicators: [String] {
    (meta?.indicators.map(\.name) ?? []).filter { data?.has($0) ?? false }
  }

  /// The columns of the data, without those of the second of two equal names.
  nonisolated var columns: [String] {
    var seen: Set<String> = []
    return (data?.header ?? []).filter { seen.insert($0).inserted }
  }
}
