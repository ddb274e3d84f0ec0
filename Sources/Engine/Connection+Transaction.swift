extension Connection {
  /// Runs statements that take effect together, or not at all where one of them or the body fails.
  ///
  /// Every statement on this connection belongs to the transaction until the body ends; other work needs another connection.
  /// A transaction within a transaction is refused.
  public func transaction<T: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
  ) async throws -> T {
    let isNested = state.withLock { state in
      defer { state.isInTransaction = true }
      return state.isInTransaction
    }
    guard !isNested else {
      throw EngineError(
        .statement, "A transaction is open on this connection already; there is none within another.")
    }
    defer { state.withLock { $0.isInTransaction = false } }
    try await run { runner in try runner.command("begin transaction") }
    do {
      let value = try await body()
      try await run { runner in try runner.command("commit") }
      return value
    } catch {
      // The engine may have ended the transaction itself, and then there is nothing to roll back.
      try? await runToTheEnd { runner in try runner.command("rollback") }
      throw error
    }
  }
}
