#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few things about files and the process that the engine needs, without Foundation.
enum Files {
  /// A variable of the environment; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The folder that a path stands in; nil for the root.
  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path with every link resolved; where the file does not exist yet, its folder's path with the file's name.
  static func canonical(_ path: String) -> String {
    if let resolved = realPath(path) { return resolved }
    let folder = path.contains("/") ? (parent(of: path) ?? "/") : "."
    guard let resolved = realPath(folder) else { return path }
    return join(resolved, name(of: path))
  }

  /// The path of the running program.
  static var executable: String? {
    #if os(Linux)
      realPath("/proc/self/exe")
    #else
      CommandLine.arguments.first.flatMap(realPath)
    #endif
  }

  static var processIdentifier: Int { Int(getpid()) }

  /// A folder for large temporary files: `TMPDIR`, `/var/tmp` (which is on a disk), `/tmp`.
  static var temporary: String {
    environment("TMPDIR") ?? (access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp")
  }

  /// How many bytes of memory the machine has; nil where it does not say.
  static var physicalMemory: Int? {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let size = sysconf(Int32(_SC_PAGESIZE))
    return pages > 0 && size > 0 ? pages * size : nil
  }

  /// The first bytes of a file; nil where it cannot be read.
  static func head(of path: String, count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let length = read(file, &bytes, count)
    return length < 0 ? nil : Array(bytes.prefix(length))
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
