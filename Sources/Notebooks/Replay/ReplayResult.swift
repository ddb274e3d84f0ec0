/// What a replay gave.
public struct ReplayResult: Sendable {
  /// The results of the cells that ran, in their order.
  public let cells: [CellResult]
  /// Where they came from.
  public let provenance: Provenance

  /// What went wrong in the cell that stopped the replay; nil where none did.
  public var failure: String? { cells.last?.failure }
}
