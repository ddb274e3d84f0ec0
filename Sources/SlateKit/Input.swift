/// A table that a plugin needs, in the plugin's own terms, and the publications that supply it.
///
/// Every input has the columns of ``Input/keys`` before its own.
public struct Input: Sendable {
  /// The input's name, `plugin.table`.
  public var id: String
  /// What a row says, in one sentence.
  public var summary: String
  /// The plugin's own columns.
  public var columns: [Column]
  /// For each known publication, how its file is recognised and mapped.
  public var readings: [Reading]
  /// What supplies it.
  public var publication: Publication

  /// A table that a plugin needs.
  public init(
    _ id: String, _ summary: String, columns: [Column], readings: [Reading], publication: Publication
  ) {
    self.id = id
    self.summary = summary
    self.columns = columns
    self.readings = readings
    self.publication = publication
  }

  /// The columns that say what a row is about.
  public static let keys = [
    Column("period", .text, label: "Period"),
    Column("level", .text, label: "Level"),
    Column("area_code", .text, label: "Area code").asDetail,
    Column("area", .text, label: "Area"),
    Column("region", .text, label: "Region"),
  ]

  /// All columns, keys first.
  public var allColumns: [Column] { Input.keys + columns }
}
