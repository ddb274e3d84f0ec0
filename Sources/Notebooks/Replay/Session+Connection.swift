import SlateKit

extension Session {
  /// The connection that an output's tables are read on; nil where it has only texts, so that nothing waits for the engine.
  func connectionIfNeeded(for output: Output) async throws -> Connection? {
    output.relation == nil ? nil : try await connection
  }
}
