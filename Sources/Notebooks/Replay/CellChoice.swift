/// Whether a cell of a replay runs.
public enum CellChoice: Sendable {
  case run
  /// It is left out, and the next one is asked for.
  case skip
  /// It is left out with all that follow.
  case stop
}
