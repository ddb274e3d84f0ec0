import Dispatch
import Synchronization

/// One database that sessions work in: a file, or memory that ends with the program.
///
/// The engine loads on a queue of its own, so that a prompt need not wait for it.
public final class Workspace: Sendable {
  /// Where the data lives.
  public let location: Database.Location
  /// Whether the data is only read.
  public let isReadOnly: Bool
  /// Where the statistics API is asked, and how long it is waited for.
  public let statistics: StatisticsAPI
  /// The files and folders that the engine may touch; nil for all.
  private let fence = Mutex<[String]?>(nil)
  private let temporary = Mutex<TemporaryFolder?>(nil)
  private let opening: Mutex<Task<Database, any Error>?> = Mutex(nil)

  /// A workspace; nothing is opened yet.
  public init(
    _ location: Database.Location, readOnly: Bool = false, statistics: StatisticsAPI = StatisticsAPI()
  ) {
    self.location = location
    isReadOnly = readOnly
    self.statistics = statistics
  }

  /// What a prompt calls it: the file's name without its folder and ending, or `published` for memory, which
  /// holds nothing but the embedded figures at first.
  public var name: String {
    switch location {
    case .memory: return "published"
    case .file(let path):
      let file = path.split(separator: "/").last.map(String.init) ?? path
      return file.split(separator: ".").first.map(String.init) ?? file
    }
  }

  /// The folder where unfinished downloads wait: beside the data's file, or for memory a private one that ends with the workspace.
  ///
  /// - Throws: ``DatasetError`` where none can be made.
  public func downloads() throws(DatasetError) -> String {
    switch location {
    case .file(let path): path + ".downloads"
    case .memory:
      try temporary.withLock { (folder) throws(DatasetError) -> String in
        if let folder { return folder.path }
        let new = try TemporaryFolder()
        folder = new
        return new.path
      }
    }
  }

  /// Keeps the engine to the files that a policy allows, its own and temporary ones besides. To be said before anything is read.
  public func fence(to access: AccessPolicy) {
    guard let readable = access.readable, let writable = access.writable else { return }
    let allowed = readable + writable + (access.newerFiles.map { [Paths.expandingHome($0)] } ?? [])
    fence.withLock { $0 = Array(Set((allowed + [TemporaryFolder.place]).map(Paths.resolved))).sorted() }
  }

  /// Begins to load the engine and to open the data, behind whatever else happens.
  public func open() { _ = database() }

  /// A connection to the data, waiting for the engine where it is not there yet.
  ///
  /// Where opening failed, the next to ask tries again: another process may have let go of the file.
  public func connect() async throws -> Connection {
    let task = database()
    do { return try await task.value.connect() } catch {
      opening.withLock { if $0 == task { $0 = nil } }
      throw error
    }
  }

  /// Whether the engine is there, so that a connection costs next to nothing.
  public var isOpen: Bool { opened.withLock { $0 } }
  private let opened = Mutex(false)

  /// What must be said of how the data was opened, such as that it is a copy; nil where it was said before, or nothing must be.
  public func takeNotice() -> String? {
    notice.withLock { notice in
      defer { notice = nil }
      return notice
    }
  }
  private let notice = Mutex<String?>(nil)

  private func database() -> Task<Database, any Error> {
    opening.withLock { task in
      if let task { return task }
      let new = Task { [location, isReadOnly] in
        let database = try await withCheckedThrowingContinuation { continuation in
          DispatchQueue(label: "slate.engine").async {
            continuation.resume(with: Result { try Database.open(location, readOnly: isReadOnly) })
          }
        }
        if !database.isReadOnly { try await Catalog(database.connect()).prepare() }
        if let fence = self.fence.withLock({ $0 }) { try database.fence(to: fence) }
        self.notice.withLock { $0 = database.notice }
        self.opened.withLock { $0 = true }
        return database
      }
      task = new
      return new
    }
  }
}
