import Engine

/// What an import did, for a person to read.
public struct ImportReport: Sendable {
  /// The dataset as it stands in the catalog.
  public var dataset: Dataset
  /// Whether the import made it; false where a file with this fingerprint was there under this name already.
  public var isNew: Bool
  /// The newest version under this name before the import; nil where there was none.
  public var previous: Dataset?
  /// The name of the metadata file that was used; nil where there is none beside the file.
  public var metadata: String?
  /// How the file is written where that is not UTF-8 with plain line ends and names; none of it is part of the data.
  public var form: [String]
  /// What was unusual about the file, in whole sentences with the first line where it is so.
  public var oddities: [String]
  /// What the rows are about.
  public var summary: DatasetSummary
}
