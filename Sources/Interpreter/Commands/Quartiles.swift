import SlateKit

/// The quartiles of a measure over all authorities, for each combination of a table's other columns.
struct Quartiles {
  private var bands: [[Value]: QuartileBands] = [:]

  /// Runs a command for all authorities, and cuts its figures in quarters.
  init(_ line: String, _ interpreter: Interpreter, measure: String) async throws {
    let output = try await Compare.evaluate(line + " --by authority", interpreter, at: line)
    guard let relation = output.relation else { return }
    let table = try await interpreter.session.connection.collect(relation)
    guard let figures = table[measure] else { return }
    let places: Set<String> = ["area_code", "area", "level", "region"]
    let keys = table.columns.indices.filter { index in
      let column = table.columns[index]
      return !(column.role == .measure && column.kind.isNumeric) && !places.contains(column.name)
    }
    var values: [[Value]: [Double]] = [:]
    for row in 0..<table.rowCount {
      guard let value = figures[row].double else { continue }
      values[keys.map { table.vectors[$0][row] }, default: []].append(value)
    }
    bands = values.compactMapValues { QuartileBands($0) }
  }

  /// The band of a value: A for the best quarter to D for the worst.
  func band(of value: Double, in key: [Value], highIsGood: Bool) -> String? {
    bands[key]?.band(of: value, highIsGood: highIsGood)
  }
}
