import Foundation
import SlateKit

/// An executable that gives commands.
struct Executable: Sendable {
  /// The word behind `slate-`.
  var name: String
  /// Where it is, from the root.
  var path: String

  /// The digest of its bytes; nil where it cannot be read.
  var fingerprint: String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var digest = SHA256()
    data.withUnsafeBytes { digest.update($0) }
    return digest.hexDigest()
  }
}

/// What a script finds in its environment.
enum ScriptEnvironment {
  /// What every script finds there: all of Slate's own, and the folder of the script, where helpers lie.
  static func base(of path: String) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["SLATE_PROTOCOL"] = ScriptDeclaration.protocolVersion
    variables["SLATE_FOLDER"] = Paths.parent(of: Paths.resolved(path))
    // Python leaves compiled files beside its modules otherwise, and takes the encoding of the terminal.
    variables["PYTHONDONTWRITEBYTECODE"] = "1"
    variables["PYTHONIOENCODING"] = "utf-8"
    return variables
  }
}
