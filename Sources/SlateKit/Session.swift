import Synchronization

/// What a command may touch: the database, inputs, areas, names of kept results, progress. No clock, no terminal, and no
/// files but those that the line names.
public final class Session: Sendable {
  /// The data that the session works in.
  public let workspace: Workspace
  /// The plugins whose inputs and published figures the session knows.
  public let plugins: [any Plugin.Type]
  /// England's areas.
  public let areas: AreaRegister
  /// The folder that relative paths begin in; empty for the process's own.
  public let folder: String
  /// What everything random begins from.
  public let seed: UInt64
  /// Which files, connections and programs the lines of the session may reach.
  public let access: AccessPolicy

  let state = Mutex(State())

  struct State {
    var connection: Task<Connection, any Error>?
    var kept: [String: Relation] = [:]
    var last: Relation?
    /// The table that holds the last result; nil until SQL names it.
    var lastTable: String?
    var lastTables: [String] = []
    /// Why the last result is gone, for who asks for it.
    var lastLoss: String?
    /// Which life of the engine the names belong to.
    var generation: Int?
    /// The life of the engine in which the register of areas was laid out.
    var areasGeneration: Int?
    var results = 0
    var services: [ObjectIdentifier: any Sendable] = [:]
    var progress: (@Sendable (Progress) -> Void)?
    /// What must be said beside the notices of the command that runs.
    var notices: [Notice] = []
    /// The line that runs.
    var line = ""
    /// The line that made the last result, and those that made the kept ones.
    var lines: [String: String] = [:]
  }

  /// How far a long command is.
  public struct Progress: Sendable {
    /// What it is doing, in a few words.
    public var label: String
    /// How much of it is done, 0 to 1; nil where nobody knows.
    public var fraction: Double?
  }

  /// A session on a workspace.
  public init(
    workspace: Workspace, plugins: [any Plugin.Type], areas: AreaRegister = .standard, folder: String = "",
    seed: UInt64 = 1, access: AccessPolicy = .everything
  ) {
    self.workspace = workspace
    self.plugins = plugins
    self.areas = areas
    self.folder = folder
    self.seed = seed
    self.access = access
  }

  /// The session's connection to the database. The first to ask waits for the engine; where that failed, the next one tries
  /// again.
  ///
  /// After a failure of the engine itself, the embedded figures are laid out anew, and the names of results are gone with them.
  public var connection: Connection {
    get async throws {
      let task = state.withLock { state in
        if let task = state.connection { return task }
        let new = Task { [workspace, plugins, access] in
          let connection = try await workspace.connect()
          if access.confinesQueries { connection.confine() }
          try await PublishedFigures.load(plugins.map { $0.published }, into: connection)
          return connection
        }
        state.connection = new
        return new
      }
      do {
        let connection = try await task.value
        try await renew(connection)
        return connection
      } catch {
        state.withLock { if $0.connection == task { $0.connection = nil } }
        throw error
      }
    }
  }

  private func renew(_ connection: Connection) async throws {
    let generation = connection.database.generation
    let isNew = state.withLock { state in
      defer { state.generation = generation }
      guard let former = state.generation, former != generation else { return false }
      state.kept = [:]
      state.last = nil
      state.lastTable = nil
      state.lastTables = []
      return true
    }
    if isNew { try await PublishedFigures.load(plugins.map { $0.published }, into: connection) }
  }

  /// The datasets of the workspace.
  public var catalog: Catalog { get async throws { try await Catalog(connection) } }

  /// A path of the line as one that the operating system understands: relative to ``folder``, `~` as the home folder.
  ///
  /// - Parameters:
  ///   - file: The path as it was typed.
  ///   - purpose: What is done with the file.
  /// - Throws: ``SlateError`` where the session may not do that there.
  public func path(_ file: FilePath, for purpose: AccessPolicy.Purpose = .reading) throws -> String {
    let path = whole(file)
    if purpose == .reading, access.newest(path) != path { return access.newest(path) }
    try access.demand(path, named: file.text, for: purpose)
    return path
  }

  /// The files that a path stands for, the older first: that of the path, and where newer releases are read the one in its place.
  ///
  /// Empty where the session may read none of them.
  public func versions(of file: FilePath) -> [String] {
    guard (try? path(file)) != nil else { return [] }
    let path = whole(file)
    let newest = access.newest(path)
    return newest == path || !Paths.isThere(path) ? [newest] : [path, newest]
  }

  private func whole(_ file: FilePath) -> String {
    let isWhole = file.text.hasPrefix("/") || folder.isEmpty || file.text.hasPrefix("~")
    return isWhole ? Paths.expandingHome(file.text) : folder + "/" + file.text
  }

  /// Says how far a long command is.
  public func report(_ label: String, _ fraction: Double? = nil) {
    state.withLock { $0.progress }?(Progress(label: label, fraction: fraction))
  }

  /// Where progress goes; nil for nowhere.
  public func onProgress(_ body: (@Sendable (Progress) -> Void)?) { state.withLock { $0.progress = body } }

  /// Offers something of the host to the commands that drive it, by its type.
  public func provide<Service: Sendable>(_ service: Service) {
    state.withLock { $0.services[ObjectIdentifier(Service.self)] = service }
  }

  /// What the host offers of a type.
  ///
  /// - Throws: ``SlateError`` where this host has none, as in a replay that has no history.
  public func service<Service: Sendable>(_ type: Service.Type) throws -> Service {
    guard let service = state.withLock({ $0.services[ObjectIdentifier(type)] }) as? Service else {
      throw SlateError("This command works only at the prompt.")
    }
    return service
  }
}
