import Engine

/// A file that was imported into a workspace, in one of its versions.
public struct Dataset: Sendable, Hashable {
  /// The name by which lines use it.
  public var name: String
  /// Which import of this name it is, from 1.
  public var version: Int
  /// The file's name, without its folder.
  public var file: String
  /// The SHA-256 of the file's bytes, in hexadecimal digits.
  public var fingerprint: String
  /// How many rows it has.
  public var rows: Int
  /// The release that the file says it is (`2024/25 revised`); empty where it says nothing.
  public var release: String
  /// What its columns mean.
  public var columns: [Column]
  /// Whether a row is about one person, so that figures from it may need to be suppressed before they are published.
  public var individuals: Bool
  /// Where the file came from, in words for a reader; empty where it lay as it is in a folder.
  public var origin: String

  /// A dataset's record in the catalog.
  public init(
    name: String, version: Int, file: String, fingerprint: String, rows: Int, release: String,
    columns: [Column], individuals: Bool = false, origin: String = ""
  ) {
    self.name = name
    self.version = version
    self.file = file
    self.fingerprint = fingerprint
    self.rows = rows
    self.release = release
    self.columns = columns
    self.individuals = individuals
    self.origin = origin
  }

  /// The schema of the tables that hold datasets.
  public static let schema = "data"

  /// The table that holds this version, in ``schema``.
  public var table: String { "\(name)@\(version)" }

  /// The column of this name, in any case; nil where there is none.
  public func column(_ name: String) -> Column? {
    columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The whole dataset as a relation.
  public var relation: Relation {
    var relation = Relation(
      sql:
        "select \(columns: Relation(sql: "", columns: columns).physicalNames) from \(schema: Dataset.schema, table: table)",
      columns: columns, sources: [table])
    if individuals { relation.disclosure = .individuals }
    return relation
  }
}
