import Synchronization

/// The files that are open in this process, so that opening one again gives the same database.
enum OpenDatabases {
  private struct Entry {
    weak var database: Database?
  }

  private static let entries = Mutex<[String: Entry]>([:])

  /// The open database of the file, or a new one.
  static func database(
    at path: String, readOnly: Bool, open: (String) throws(EngineError) -> Database
  ) throws(EngineError) -> Database {
    try entries.withLock { (entries) throws(EngineError) in
      if let database = entries[path]?.database {
        guard database.isReadOnly == readOnly else {
          throw EngineError(
            .open,
            readOnly
              ? "\(path) is open for writing in this session already, so it cannot be opened for reading only too."
              : "\(path) is open for reading only in this session; close it before it is opened for writing.")
        }
        return database
      }
      let database = try open(path)
      entries = entries.filter { $0.value.database != nil }
      entries[path] = Entry(database: database)
      return database
    }
  }
}
