import SlateKit

/// Turns the rows of one table into bytes, as they arrive. It knows neither the engine nor where the bytes go.
protocol TableWriter: Sendable {
  /// Writes what stands before the rows.
  mutating func begin(_ sink: inout Sink) throws
  /// Takes the next rows.
  mutating func add(_ table: Table, to sink: inout Sink) throws
  /// Writes what is left, and what stands behind the rows.
  mutating func end(_ sink: inout Sink) throws
}
