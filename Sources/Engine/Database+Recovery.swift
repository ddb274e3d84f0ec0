import CDuckDB
import Dispatch

extension Database {
  /// The open database and the count of its opening, opened again first where it failed.
  func current() throws(EngineError) -> (Handle, generation: Int) {
    try reopening.withLock { (_) throws(EngineError) in
      let (handle, generation) = state.withLock { ($0.handle, $0.generation) }
      if let handle { return (handle, generation) }
      // The engine keeps a failed database for as long as a connection holds it, and would hand it out again.
      guard open.wait(timeout: .now() + 10) == .success else {
        throw EngineError(
          .fatal,
          "The database failed, and cannot be opened again while another statement is still running on it.")
      }
      let opened: Opened
      switch location {
      case .memory: opened = try Self.openMemory(api)
      case .file(let path): opened = try Self.openFile(path, readOnly: isReadOnly, api)
      }
      state.withLock {
        $0.handle = opened.handle
        $0.notice = opened.notice
      }
      return (opened.handle, generation)
    }
  }

  /// Which opening this is: another number after a failure of the engine, with which temporary tables are gone.
  public var generation: Int { state.withLock { $0.generation } }

  /// Whether connections of this opening still reach the engine.
  func isCurrent(_ generation: Int) -> Bool {
    state.withLock { $0.handle != nil && $0.generation == generation }
  }

  /// Closes the database after a failure of the engine and opens it again, and says so.
  func recover(_ connection: Connection, from error: EngineError) -> EngineError {
    let failed = connection.generation
    connection.disconnect()
    state.withLock { state in
      guard state.generation == failed, let handle = state.handle else { return }
      var pointer: OpaquePointer? = handle.pointer
      api.table.pointee.close(&pointer)
      state.handle = nil
      state.generation += 1
    }
    for other in connections.withLock({ $0.compactMap(\.connection) }) where other !== connection {
      other.abandon(generation: failed)
    }
    do {
      try connection.reconnect()
    } catch let problem {
      return EngineError(
        .fatal,
        "The engine failed, and the database could not be opened again. \(problem.message) (\(error.message))"
      )
    }
    let consequence =
      switch location {
      case .memory:
        """
        The database of this session was in memory, and its data is gone; an empty one stands in its place. \
        Run the session's commands again, or keep the data in a workspace file, which survives such a failure.
        """
      case .file(let path):
        """
        \(path) was closed and opened again: what was committed is there, temporary tables are gone, \
        and the session goes on.
        """
      }
    return EngineError(
      .fatal, "The engine itself failed on this statement. \(consequence) (\(error.message))")
  }
}
