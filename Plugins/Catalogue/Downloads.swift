import Foundation
import SlateKit

/// Where downloads wait for their rest.
enum Downloads {
  /// The folder of one version of a data set: beside the workspace's file, or among the user's temporary files.
  static func folder(of session: Session, id: String, version: String) throws -> String {
    let base: String
    switch session.workspace.location {
    case .file(let path): base = path + ".downloads"
    case .memory: base = FileManager.default.temporaryDirectory.path + "/slate-downloads-\(getuid())"
    }
    let folder = "\(base)/\(name(id))-\(name(version))"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let owner = try FileManager.default.attributesOfItem(atPath: base)[.ownerAccountID] as? Int
      guard owner == Int(getuid()) else { throw SlateError("The folder \(base) belongs to someone else.") }
    } catch let error as SlateError { throw error } catch {
      throw SlateError("The folder for downloads, \(base), cannot be made: \(error.localizedDescription)")
    }
    return folder
  }

  /// Text as part of a file's name: lower-case letters and digits with underscores between.
  static func name(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "data_set" : String(words.joined(separator: "_").prefix(80))
  }

  /// What the API says of the columns, as a metadata file.
  static func metadata(_ meta: JSONValue) -> String {
    func cell(_ text: String?) -> String {
      "\"" + (text ?? "").replacing("\"", with: "\"\"") + "\""
    }
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
