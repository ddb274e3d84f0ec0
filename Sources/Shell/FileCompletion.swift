import LineEditor
import SlateKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Completes the paths of files.
enum FileCompletion {
  /// The files and folders that a path can go on to; a folder ends in `/` and is not the end of the word.
  static func completion(_ context: CompletionContext, folder: String) -> Completion {
    let slash = context.word.lastIndex(of: "/")
    let typed = slash.map { String(context.word[...$0]) } ?? ""
    let prefix = slash.map { String(context.word[context.word.index(after: $0)...]) } ?? context.word
    let base = folder.isEmpty || typed.hasPrefix("/") || typed.hasPrefix("~") ? "" : folder + "/"
    let path = base + Paths.expandingHome(typed)
    let entries = names(in: path.isEmpty ? "." : path)
      .filter { $0.name.hasPrefix(prefix) && (!$0.name.hasPrefix(".") || prefix.hasPrefix(".")) }
    let candidates = entries.map { entry in
      let text = typed + entry.name + (entry.isFolder ? "/" : "")
      var replacement = context.quoted(text)
      if entry.isFolder, let last = replacement.last, last == "\"" || last == "'" { replacement.removeLast() }
      return Candidate(replacement: replacement, display: entry.name + (entry.isFolder ? "/" : ""))
    }
    return Completion(
      start: context.start, candidates: candidates, isFinal: !(entries.count == 1 && entries[0].isFolder))
  }

  private static func names(in path: String) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      var status = stat()
      let isFolder = stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      found.append((name, isFolder))
    }
    return found.sorted { $0.name < $1.name }
  }
}
