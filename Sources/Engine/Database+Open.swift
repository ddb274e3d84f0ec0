import CDuckDB
import Synchronization

extension Database {
  /// What came of opening a file or a memory.
  struct Opened {
    var handle: Handle
    var notice: String?
  }

  /// The engine's own list of open files; one for the process, for as long as it runs.
  private static let cache = Mutex<Handle?>(nil)

  static func openMemory(_ api: Functions) throws(EngineError) -> Opened {
    Opened(handle: try open(":memory:", settings: settings(), api))
  }

  /// Opens the file; a read-only opening of a file that another process writes gives a copy of it.
  static func openFile(_ path: String, readOnly: Bool, _ api: Functions) throws(EngineError) -> Opened {
    // The engine opens a file of values too, as a database in memory that looks at it: what is written there would not be kept.
    if let head = Files.head(of: path, count: 12), !head.isEmpty,
      Array(head.dropFirst(8)) != Array("DUCK".utf8)
    {
      throw EngineError(.open, "\(path) is not a DuckDB database, so it is left alone.")
    }
    do {
      let access = readOnly ? [("access_mode", "READ_ONLY")] : []
      return Opened(handle: try open(path, settings: settings() + access, api))
    } catch {
      guard let holder = holder(in: error.message) else {
        throw explained(error, path: path, readOnly: readOnly)
      }
      guard readOnly else {
        throw EngineError(
          .open,
          """
          \(path) is held by another process, \(holder), so it cannot be opened for writing. \
          Close it there, or use --read-only to read it as it stood at its last commit.
          """)
      }
      return try openCopy(of: path, holder: holder, api)
    }
  }

  /// The settings of every database. Those of a connection are in ``Connection/settings``.
  static func settings() -> [(String, String)] {
    let most = 4 << 30
    let memory = Files.physicalMemory.map { min($0 / 10 * 6, most) } ?? most
    return [
      ("memory_limit", "\(memory >> 20)MiB"),
      ("temp_directory", Files.join(Files.temporary, "slate-\(Files.processIdentifier)")),
      ("preserve_insertion_order", "true"),
      ("autoinstall_known_extensions", "false"),
      ("autoload_known_extensions", "false"),
    ]
  }

  /// Opens a path through the engine's cache.
  static func open(_ path: String, settings: [(String, String)], _ api: Functions) throws(EngineError)
    -> Handle
  {
    var config: OpaquePointer?
    guard api.table.pointee.create_config(&config) == 0, let config else {
      throw EngineError(.fatal, "The engine cannot make a configuration.")
    }
    var owned: OpaquePointer? = config
    defer { api.table.pointee.destroy_config(&owned) }
    for (name, value) in settings where api.table.pointee.set_config(config, name, value) != 0 {
      throw EngineError(.library, "The DuckDB library does not take the setting \(name) = \(value).")
    }
    let cache = try Self.cache.withLock { (cache) throws(EngineError) in
      if let cache { return cache }
      guard let made = api.table.pointee.create_instance_cache() else {
        throw EngineError(.fatal, "The engine cannot make its list of open files.")
      }
      let handle = Handle(pointer: made)
      cache = handle
      return handle
    }
    var database: OpaquePointer?
    var problem: UnsafeMutablePointer<CChar>?
    let state = api.table.pointee.get_or_create_from_cache(cache.pointer, path, &database, config, &problem)
    guard state == 0, let database else {
      throw EngineError(text: problem.map { api.taken($0) } ?? "The engine gives no reason.")
    }
    return Handle(pointer: database)
  }

  /// The process that holds the file, in the engine's words (`/usr/bin/slate (PID 12)`); nil where that is not what is wrong.
  private static func holder(in message: String) -> String? {
    guard let start = message.firstRange(of: "Conflicting lock is held in ") else { return nil }
    let rest = message[start.upperBound...]
    for end in [". However", ". See also"] {
      if let range = rest.firstRange(of: end) { return String(rest[..<range.lowerBound]) }
    }
    return String(rest)
  }

  /// The engine's reason for not opening a file, as an error of kind `open`.
  private static func explained(_ error: EngineError, path: String, readOnly: Bool) -> EngineError {
    if readOnly, !Files.exists(path) {
      return EngineError(
        .open, "There is no file \(path), and a database that is opened for reading only is not created.")
    }
    var text = error.message
    if let hint = text.firstRange(of: " See also https://") { text = String(text[..<hint.lowerBound]) }
    return EngineError(.open, "\(path) cannot be opened as a database. \(text)")
  }
}
