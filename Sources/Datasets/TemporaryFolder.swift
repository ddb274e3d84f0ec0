import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for files that are downloaded, unpacked or rewritten, gone when nobody uses it any more, or with the program.
public final class TemporaryFolder: Sendable {
  private static let prefix = "slate-import-"
  private static let count = Atomic<Int>(0)
  /// Those that are there, for the program's end: what lives as long as it does is not ended by it.
  private static let all = Mutex<Set<String>>([])

  /// Where it is.
  public let path: String
  private let files = Atomic<Int>(0)

  /// Makes a folder that only this user can look into. Those of processes that were killed are removed.
  ///
  /// - Throws: ``DatasetError`` where there is no place for it.
  public init() throws(DatasetError) {
    let root = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    if number == 1 {
      Self.removeAbandoned(in: root)
      atexit { for path in TemporaryFolder.all.withLock({ $0 }) { TemporaryFolder.remove(path) } }
    }
    path = "\(root)/\(Self.prefix)\(getpid())-\(number)"
    guard mkdir(path, 0o700) == 0 else {
      throw DatasetError(
        "There is no place for temporary files in \(root): \(String(cString: strerror(errno))).",
        hint: "Name another folder with TMPDIR.")
    }
    Self.all.withLock { [path] in _ = $0.insert(path) }
  }

  deinit {
    Self.remove(path)
    Self.all.withLock { [path] in _ = $0.remove(path) }
  }

  /// The path of a new file in it.
  func file(_ ending: String = "csv") -> String {
    "\(path)/\(files.wrappingAdd(1, ordering: .relaxed).newValue).\(ending)"
  }

  private static func removeAbandoned(in root: String) {
    for name in names(in: root) where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let process = pid_t(digits), process == getpid() || kill(process, 0) != 0 && errno == ESRCH else {
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
