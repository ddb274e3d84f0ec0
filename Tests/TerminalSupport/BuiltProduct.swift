import Foundation

/// The executables that were built together with the running tests.
public enum BuiltProduct {
  /// The path of one of them; nil where it was not built.
  public static func path(of name: String) -> String? {
    let places = [
      CommandLine.arguments.first.map { URL(filePath: $0) }, Bundle.main.executableURL, Bundle.main.bundleURL,
    ]
    for place in places.compactMap(\.self) {
      var folder = place
      while folder.path.count > 1 {
        folder.deleteLastPathComponent()
        let path = folder.appending(path: name).path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
          return path
        }
      }
    }
    return nil
  }
}
