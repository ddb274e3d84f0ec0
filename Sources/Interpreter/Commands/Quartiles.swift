import SlateKit

/// The quartiles of a measure over all authorities, for each combination of a table's other columns.
struct Quartiles {
  private var cuts: [[Value]: [Double]] = [:]

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
    cuts = values.mapValues { values in
      let sorted = values.sorted()
      return [0.25, 0.5, 0.75].map { Quartiles.quantile($0, of: sorted) }
    }
  }

  /// A quantile of sorted values, interpolated between the two that it lies between (type 7 of Hyndman and Fan, 1996).
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  /// The band of a value: A for the best quarter to D for the worst.
  func band(of value: Double, in key: [Value], highIsGood: Bool) -> String? {
    guard let cuts = cuts[key] else { return nil }
    let quarter = cuts.filter { value > $0 }.count
    return ["A", "B", "C", "D"][highIsGood ? 3 - quarter : quarter]
  }
}
