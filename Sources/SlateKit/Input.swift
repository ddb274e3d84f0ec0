/// A table that a plugin needs, in the plugin's own terms, and the publications that supply it.
///
/// Every input has its ``keys`` before its own columns.
public struct Input: Sendable {
  /// The input's name, `plugin.table`.
  public var id: String
  /// What a row says, in one sentence.
  public var summary: String
  /// The plugin's own columns.
  public var columns: [Column]
  /// The columns that say what a row is about, such as ``keys`` or a school's number.
  public var ownKeys: [Column]
  /// The keys by which several files feed the input together: of each of their values, the rows of one file count.
  public var combining: [String]
  /// For each known publication, how its file is recognised and mapped.
  public var readings: [Reading]
  /// What supplies it.
  public var publication: Publication

  /// A table that a plugin needs.
  ///
  /// - Parameters:
  ///   - keys: What says what a row is about; `Input.keys` where it is a period and an area.
  ///   - combining: The keys of whose values only one file has rows. Several files feed an input together: of each
  ///     period and level, the file that reaches furthest counts, and the others add what it lacks.
  public init(
    _ id: String, _ summary: String, keys: [Column] = Input.keys, columns: [Column], readings: [Reading],
    publication: Publication, combining: [String] = ["period", "level"]
  ) {
    self.id = id
    self.summary = summary
    ownKeys = keys
    self.columns = columns
    self.combining = combining
    self.readings = readings
    self.publication = publication
  }

  /// The columns that say which period and area a row is about.
  public static let keys = [
    Column("period", .text, label: "Period"),
    Column("level", .text, label: "Level"),
    Column("area_code", .text, label: "Area code").asDetail,
    Column("area", .text, label: "Area"),
    Column("region", .text, label: "Region"),
  ]

  /// All columns, keys first.
  public var allColumns: [Column] { ownKeys + columns }

  /// Whether rows have a key of this name.
  func hasKey(_ name: String) -> Bool { ownKeys.contains { $0.name == name } }

  /// Whether embedded rows may stand beside those of files: where no text of its own tells rows apart, whose wording could
  /// differ between the two.
  var extendsEmbedded: Bool {
    ownKeys.map(\.name) == Input.keys.map(\.name) && columns.allSatisfy(\.kind.isNumeric)
  }
}
