import Foundation
import Synchronization

/// A new folder among the user's temporary files, which only they can read. It goes with the value, or with the program.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  private static let all = Mutex<Set<String>>([])
  private static let leaving: Void = {
    atexit {
      for path in TemporaryFolder.all.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
  }()

  /// Makes one whose name begins with a word.
  public init(named word: String) throws(DatasetError) {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/\(word)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw DatasetError(
        "No folder can be made among the temporary files: \(String(cString: strerror(errno))).",
        hint: "TMPDIR names another place for them.")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    TemporaryFolder.leaving
    TemporaryFolder.all.withLock { [path] in _ = $0.insert(path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    TemporaryFolder.all.withLock { [path] in _ = $0.remove(path) }
  }
}
