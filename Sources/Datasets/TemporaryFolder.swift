import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for files that are downloaded, unpacked or rewritten, gone when nobody uses it any more, or with the program.
public final class TemporaryFolder: Sendable {
  private static let prefix = "slate-import-"
  /// The folder of this process in which they all are.
  public static let place: String = "\(root)/\(prefix)\(getpid())"
  private static let root =
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  private static let count = Atomic<Int>(0)
  /// Once, before the first is made: what others left goes now, and what this process leaves goes at its end.
  private static let tidied: Void = {
    removeAbandoned(in: root)
    atexit { TemporaryFolder.remove(TemporaryFolder.place) }
  }()

  /// Where it is.
  public let path: String
  private let files = Atomic<Int>(0)

  /// Makes a folder that only this user can look into. Those of processes that were killed are removed.
  ///
  /// - Throws: ``DatasetError`` where there is no place for it.
  public init() throws(DatasetError) {
    _ = Self.tidied
    let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    path = "\(Self.place)/\(number)"
    guard mkdir(Self.place, 0o700) == 0 || Self.isOwn(Self.place), mkdir(path, 0o700) == 0 else {
      throw DatasetError(
        "There is no place for temporary files in \(Self.root): \(String(cString: strerror(errno))).",
        hint: "Name another folder with TMPDIR.")
    }
  }

  deinit {
    Self.remove(path)
  }

  /// The path of a new file in it.
  func file(_ ending: String = "csv") -> String {
    "\(path)/\(files.wrappingAdd(1, ordering: .relaxed).newValue).\(ending)"
  }

  /// Whether a folder, and no link to one, is this user's alone.
  private static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode == S_IFDIR | 0o700 && status.st_uid == getuid()
  }

  private static func removeAbandoned(in root: String) {
    for name in names(in: root) where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.count)),
        process == getpid() || kill(process, 0) != 0 && errno == ESRCH
      else {
        continue
      }
      remove("\(root)/\(name)")
    }
  }

  /// The names of what lies in a folder, in the order of their bytes, without hidden ones.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
