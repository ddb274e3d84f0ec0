import CDuckDB

/// A connection that a database knows and does not keep.
struct WeakConnection {
  weak var connection: Connection?
}

extension Connection {
  /// Which opening of the database this connection belongs to.
  var generation: Int { state.withLock { $0.generation } }

  /// Opens the connection to the engine, anew where the database was opened again.
  func reconnect() throws(EngineError) {
    disconnect()
    let (handle, generation) = try database.current()
    var made: OpaquePointer?
    guard api.table.pointee.connect(handle.pointer, &made) == 0, let made else {
      throw EngineError(.fatal, "The engine cannot open a connection.")
    }
    database.open.enter()
    state.withLock {
      $0.handle = Handle(pointer: made)
      $0.generation = generation
    }
    for setting in [Self.settings, "SET TimeZone = 'UTC'"] + Self.fence(database.state.withLock { $0.fence })
    {
      // A library without ICU has no time zones, and then no other zone either. A fence that stands is not moved.
      _ = api.table.pointee.query(made, setting, nil)
    }
  }

  /// The statements that keep the engine to some files and folders.
  private static func fence(_ paths: [String]?) -> [String] {
    guard let paths else { return [] }
    let list = "[" + paths.map(SQL.literal).joined(separator: ", ") + "]"
    return [
      "SET allowed_paths = \(list)", "SET allowed_directories = \(list)",
      "SET enable_external_access = false",
    ]
  }

  /// Closes the connection to the engine, if it is open.
  func disconnect() { disconnect { _ in true } }

  /// Lets go of a failed database: at once when nothing runs, and otherwise by interrupting what runs, which then lets go itself.
  func abandon(generation: Int) {
    disconnect { $0.generation == generation && $0.operation == nil }
    let isBusy = state.withLock { $0.generation == generation && $0.operation != nil }
    if isBusy { interrupt() }
  }

  private func disconnect(where condition: (State) -> Bool) {
    let isOpen = state.withLock { state in
      guard let handle = state.handle, condition(state) else { return false }
      var pointer: OpaquePointer? = handle.pointer
      api.table.pointee.disconnect(&pointer)
      state.handle = nil
      return true
    }
    if isOpen { database.open.leave() }
  }
}
