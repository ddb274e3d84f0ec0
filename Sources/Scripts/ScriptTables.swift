import Foundation
import SlateKit

/// Tables on their way to a script: files in its own folder.
struct ScriptTables {
  let folder: String
  let form: ScriptCommandDeclaration.Form

  /// Writes a relation, with its columns of symbols, under a name.
  ///
  /// - Returns: the file's path.
  func write(_ relation: Relation, as name: String, in session: Session) async throws -> String {
    let path = "\(folder)/\(name).\(form.rawValue)"
    let rows: SQL = "select \(columns: relation.physicalNames) from \(relation)"
    let options: SQL = form == .parquet ? "format parquet" : "format csv, header true"
    _ = try await session.connection.execute(("copy (\(rows)) to \(path) (\(options))" as SQL).inlined)
    return path
  }

  /// Writes what the columns of a relation mean: name, kind, label, unit, decimals, and the column of their symbols.
  ///
  /// - Returns: the file's path.
  func writeColumns(of relation: Relation, as name: String) throws -> String {
    let path = "\(folder)/\(name).columns.csv"
    let rows = relation.columns.map { column in
      [
        column.name, column.kind.rawValue, column.label, column.unit, column.decimals.map(String.init) ?? "",
        column.symbols ?? "",
      ].map(ScriptTables.cell).joined(separator: ",") + "\n"
    }
    try ("name,kind,label,unit,decimals,symbols\n" + rows.joined()).write(
      toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
