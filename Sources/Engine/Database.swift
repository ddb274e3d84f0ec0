import CDuckDB
import Dispatch
import Synchronization

/// A database: in memory, or one file.
///
/// Opening a file twice in one process gives the same database twice. That is not only thrift: the engine's lock on a file does
/// not hold between two openings in one process, and either would overwrite what the other wrote.
public final class Database: Sendable {
  /// Where the data is.
  public enum Location: Sendable, Equatable {
    /// In memory, for as long as the database lives.
    case memory
    /// In the file at this path.
    case file(String)
  }

  struct State {
    /// The open database; nil while it is being opened again after a failure.
    var handle: Handle?
    /// Counts the openings, so that a connection notices that its own is of an earlier one.
    var generation = 1
    var notice: String?
    /// The files and folders that the engine may touch; nil for all.
    var fence: [String]?
  }

  /// Where the data is.
  public let location: Location
  /// Whether nothing can be written.
  public let isReadOnly: Bool
  /// What a reader must know about this database, such as that it is a copy; nil where there is nothing to know.
  public var notice: String? { state.withLock { $0.notice } }

  let api: Functions
  let state: Mutex<State>
  /// Held while the database is opened again, which may take a while.
  let reopening = Mutex(())
  /// Counts the connections that are open to the engine; all must be gone before a failed database can be opened again.
  let open = DispatchGroup()
  let connections = Mutex<[WeakConnection]>([])

  init(location: Location, isReadOnly: Bool, api: Functions, opened: Opened) {
    self.location = location
    self.isReadOnly = isReadOnly
    self.api = api
    state = Mutex(State(handle: opened.handle, notice: opened.notice))
  }

  deinit {
    state.withLock { state in
      guard let handle = state.handle else { return }
      var pointer: OpaquePointer? = handle.pointer
      api.table.pointee.close(&pointer)
    }
  }

  /// Opens a database, or gives the one that is open already; creates the file where there is none.
  ///
  /// A file that another process is writing can be opened with `readOnly`: what the file held at its last commit is then read from
  /// a copy, and ``notice`` says so.
  ///
  /// - Throws: an error of kind ``EngineError/Kind/open`` that names the process that holds the file, or says what is wrong
  ///   with the file; of kind ``EngineError/Kind/library`` where there is no engine.
  public static func open(_ location: Location, readOnly: Bool = false) throws(EngineError) -> Database {
    let api = Functions(try EngineLibrary.functions())
    guard case .file(let path) = location else {
      return Database(location: .memory, isReadOnly: false, api: api, opened: try openMemory(api))
    }
    return try OpenDatabases.database(at: Files.canonical(path), readOnly: readOnly) {
      path throws(EngineError) in
      let opened = try openFile(path, readOnly: readOnly, api)
      return Database(location: .file(path), isReadOnly: readOnly, api: api, opened: opened)
    }
  }

  /// Keeps the engine itself to some files and folders, and off every connection, for as long as the database lives.
  ///
  /// This stands behind ``Connection/confine()``: whatever gets past that is refused by the engine. The database's own file
  /// stays open. It cannot be undone.
  ///
  /// - Parameter paths: Whole paths, with links followed.
  public func fence(to paths: [String]) throws(EngineError) {
    state.withLock { $0.fence = paths }
    // A connection builds the fence when it opens; one that is not needed otherwise will do.
    _ = try connect()
  }

  /// Opens a connection, which runs one statement at a time.
  public func connect() throws(EngineError) -> Connection {
    let connection = try Connection(to: self)
    connections.withLock { list in
      list.removeAll { $0.connection == nil }
      list.append(WeakConnection(connection: connection))
    }
    return connection
  }
}
