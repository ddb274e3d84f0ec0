import Engine
import Foundation

/// What tests need that may not be here, and why they are skipped then.
public enum Surroundings {
  /// Whether the engine's library can be loaded.
  public static let hasEngine: Bool = (try? EngineLibrary.load()) != nil
  /// Why tests are skipped without it.
  public static let engineReason = "The DuckDB library is not here; `make setup` supplies it."

  /// The folder of the official files; nil where it is absent.
  public static let data: String? = {
    if let named = ProcessInfo.processInfo.environment["SLATE_DATA"] { return named }
    var folder = root
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/data").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }()
  /// Whether official files can be imported.
  public static let hasFiles: Bool = hasEngine && data != nil
  /// Why tests are skipped without them.
  public static let filesReason =
    "The official files (shared/data beside the project, or SLATE_DATA) or the DuckDB library are not here."

  /// The checkout that the tests were compiled in.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// An official file's path.
  public static func file(_ path: String) -> String { (data ?? "") + "/" + path }

  /// The folder of the recomputed figures, beside that of the official files; nil where it is absent.
  private static let goldenFolder: URL? = data.flatMap { data in
    let folder = URL(filePath: data).deletingLastPathComponent().appending(path: "golden")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
  /// Whether figures can be compared with the recomputed ones. Where they can, none at all is a failure.
  public static let hasGolden: Bool = hasFiles && goldenFolder != nil
  /// Why tests are skipped without them.
  public static let goldenReason =
    "The recomputed figures (golden beside the official files), these files or the DuckDB library are not here."

  /// The recomputed figures of a file, one a row, under the names of its header; empty where they are absent.
  public static func golden(_ name: String) -> [[String: String]] {
    guard let path = goldenFolder?.appending(path: name),
      let text = try? String(contentsOf: path, encoding: .utf8)
    else { return [] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}
