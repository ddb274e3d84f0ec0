/// What a replay gave.
public struct ReplayResult: Sendable {
  /// The results of the cells that ran, in their order.
  public let cells: [CellResult]
  /// Where they came from.
  public let provenance: Provenance
  /// What changed in files since the recording, where the workspace has both versions: a sentence for each, by the fingerprint of
  /// the one that was read.
  var revisions: [String: String] = [:]

  /// What went wrong in the cell that stopped the replay; nil where none did.
  public var failure: String? { cells.last?.failure }
}
