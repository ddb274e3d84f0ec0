import Foundation
import SlateKit

/// Where scripts are looked for: folders that the user named, and no others.
public struct ScriptSearch: Sendable {
  /// The folders, from the root, in the order in which a name is looked up.
  public let folders: [String]

  /// A search of these folders only.
  public init(folders: [String]) { self.folders = folders }

  /// The folders of the program's options, then those of `SLATE_PLUGINS`, then the system's search path.
  ///
  /// What the environment names must be a whole path, so that it means the same wherever Slate is started; and the search path
  /// never stands for the current folder, where a file may come from anybody.
  ///
  /// - Parameter named: The folders that the program's options name; a relative one begins in the current folder.
  public init(
    named: [String], environment: [String: String] = ProcessInfo.processInfo.environment,
    currentFolder: String = FileManager.default.currentDirectoryPath
  ) {
    let here = Paths.resolved(currentFolder)
    func list(_ name: String) -> [String] {
      (environment[name] ?? "").split(separator: ":").map { Paths.expandingHome(String($0)) }
        .filter { $0.hasPrefix("/") }
    }
    let options = named.map { folder in
      let folder = Paths.expandingHome(folder)
      return Paths.resolved(folder.hasPrefix("/") ? folder : currentFolder + "/" + folder)
    }
    let path = list("PATH").map(Paths.resolved).filter { $0 != here }
    var found: [String] = []
    for folder in options + list("SLATE_PLUGINS").map(Paths.resolved) + path where !found.contains(folder) {
      found.append(folder)
    }
    folders = found
  }

  /// An executable that may be a plugin.
  struct Candidate: Sendable, Equatable {
    /// The word behind `slate-`.
    var name: String
    var path: String
    /// Why it is not started; nil where it may be.
    var refusal: String?
  }

  static let prefix = "slate-"

  /// The scripts that are there: of each name the first.
  var candidates: [Candidate] {
    var found: [String: Candidate] = [:]
    for folder in folders {
      guard let stream = opendir(folder) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let file = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard file.hasPrefix(Self.prefix), file.count > Self.prefix.count else { continue }
        let name = String(file.dropFirst(Self.prefix.count))
        guard found[name] == nil, let candidate = Self.candidate(name, folder + "/" + file) else { continue }
        found[name] = candidate
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  private static func candidate(_ name: String, _ path: String) -> Candidate? {
    // Where the file's name is no UTF-8, this is not its name.
    if name.contains("\u{FFFD}") {
      return Candidate(name: name, path: path, refusal: "its file's name is no text in UTF-8")
    }
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 else {
      return nil
    }
    let isOpenToAll = facts.st_mode & S_IWOTH != 0
    return Candidate(
      name: name, path: path,
      refusal: isOpenToAll ? "anyone on this machine may change '\(path)', so it is not started" : nil)
  }
}
