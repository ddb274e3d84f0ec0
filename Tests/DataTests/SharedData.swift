import Engine
import Foundation

/// The official files that tests read where they stand, and whether they and the engine are there.
enum SharedData {
  static let engine = (try? EngineLibrary.load()) != nil
  static let engineReason = "The DuckDB library is not here; `make setup` supplies it."
  static let filesReason = "The official files (shared/data beside the project, or SLATE_DATA) are not here."

  /// The folder of the files; nil where it is absent.
  static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["SLATE_DATA"] { return named }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.deletingLastPathComponent().appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }()

  /// Whether official files can be imported here.
  static var isThere: Bool { engine && folder != nil }

  static func path(_ file: String) -> String { (folder ?? "") + "/" + file }
}
