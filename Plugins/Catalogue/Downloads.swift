import Foundation
import SlateKit

/// Where the download of one version of a data set waits for its rest, or for an import that works.
struct Downloads {
  /// The folder, which is there.
  let folder: String
  /// The path of the data file, whose name is the data set's title.
  let file: String
  private let base: String
  private let isBesideFile: Bool

  init(of session: Session, id: String, version: String, title: String, isPart: Bool) throws {
    do { base = try session.workspace.downloads() } catch {
      throw SlateError(error.message, hint: error.hint)
    }
    if case .file = session.workspace.location { isBesideFile = true } else { isBesideFile = false }
    folder = "\(base)/\(Downloads.name(id))-\(Downloads.name(version))\(isPart ? "-part" : "")"
    file = "\(folder)/\(Downloads.name(title)).csv"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SlateError("The folder for downloads, \(base), cannot be made: \(error.localizedDescription)")
    }
  }

  /// Whether the whole file is there.
  var isComplete: Bool { FileManager.default.fileExists(atPath: file) }

  /// Writes text beside the data, or in its place.
  func write(_ text: String, to path: String) throws {
    do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
      throw SlateError("\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  /// Writes what the API says of the columns as the metadata file that belongs beside the data.
  func write(metadata: JSONValue) throws {
    try write(Downloads.metadata(metadata), to: String(file.dropLast(4)) + ".meta.csv")
  }

  /// Removes what is not needed any more.
  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
    // The folder beside the workspace goes when nothing else waits in it.
    if isBesideFile { rmdir(base) }
  }

  /// Text as part of a file's name: lower-case letters and digits with underscores between.
  static func name(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "data_set" : String(words.joined(separator: "_").prefix(80))
  }

  /// A cell of a CSV file.
  static func cell(_ text: String?) -> String {
    "\"" + (text ?? "").replacing("\"", with: "\"\"") + "\""
  }

  /// What the API says of the columns, as a metadata file.
  static func metadata(_ meta: JSONValue) -> String {
    var lines = ["col_name,col_type,label,indicator_unit,indicator_dp"]
    for filter in meta["filters"]?.items ?? [] where filter["column"]?.text != nil {
      lines.append("\(cell(filter["column"]?.text)),Filter,\(cell(filter["label"]?.text)),,")
    }
    for item in meta["indicators"]?.items ?? [] where item["column"]?.text != nil {
      lines.append(
        "\(cell(item["column"]?.text)),Indicator,\(cell(item["label"]?.text)),\(cell(item["unit"]?.text)),"
          + (item["decimalPlaces"]?.text ?? ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
