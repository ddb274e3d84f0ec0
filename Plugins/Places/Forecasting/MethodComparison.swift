import SlateKit
import Statistics

/// All methods on Januaries that are known, each forecast only from those before.
struct MethodComparison: Sendable {
  private struct Row: Sendable {
    var phase: String
    var ahead: Int
    var method: CohortSeries.Method
    var errors: ForecastErrors
  }

  private let rows: [Row]

  init(_ model: RollModel, byGroup: Bool, phase: Phase?) {
    let shown = Set(model.shownAreas)
    var rows: [Row] = []
    for method in CohortSeries.Method.allCases {
      let cases = model.tested(method, byGroup: byGroup).filter { shown.contains($0.area) }
      for (key, cases) in Dictionary(grouping: cases, by: { [model.areas[$0.area].phase, "\($0.ahead)"] }) {
        guard phase.map({ $0.code == key[0] }) ?? true, let first = cases.first else { continue }
        rows.append(
          Row(
            phase: key[0], ahead: first.ahead, method: method,
            errors: ForecastErrors(cases.map { ($0.forecast, $0.actual) })))
      }
    }
    let order = CohortSeries.Method.allCases.map(\.rawValue)
    self.rows = rows.sorted {
      ($0.phase, $0.ahead, order.firstIndex(of: $0.method.rawValue) ?? 0)
        < ($1.phase, $1.ahead, order.firstIndex(of: $1.method.rawValue) ?? 0)
    }
  }

  var table: Table {
    func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notAvailable) }
    func error(_ name: String, _ label: String, _ unit: String = "%") -> Column {
      Column(
        name, .number, label: label, unit: unit, decimals: unit == "%" ? 2 : 0, symbols: name + "_symbol")
    }
    return Table(
      columns: [
        Column("phase", .text, label: "Phase"),
        Column("ahead", .integer, label: "Years ahead", decimals: 0, role: .dimension),
        Column("method", .text, label: "Method"),
        Column("cases", .integer, label: "Cases", decimals: 0),
        error("mean_absolute", "Mean error without sign"),
        error("median_absolute", "Median error without sign"),
        error("bias", "Bias"), error("root_mean_square", "Root mean square", "pupils"),
      ],
      rows: rows.map { row in
        [
          .text(row.phase), .integer(row.ahead), .text(row.method.rawValue), .integer(row.errors.count),
          value(row.errors.meanAbsolute), value(row.errors.medianAbsolute), value(row.errors.bias),
          value(row.errors.rootMeanSquare),
        ]
      })
  }

  static let meaning = Notice.note(
    "Each case is a forecast from a January that is known, made only with those before it. Error: (forecast less actual) over actual; a bias above 0 is an over-forecast. 'naive' is the last roll."
  )

  /// How far each method was off a year ahead and as far as tests go; nil where nothing could be tested.
  func notice(shown: CohortSeries.Method) -> Notice? {
    let phases = Set(rows.map(\.phase)).sorted()
    let texts = phases.compactMap { phase -> String? in
      let here = rows.filter { $0.phase == phase && $0.errors.count > 0 }
      guard let last = here.map(\.ahead).max() else { return nil }
      let parts = Set([1, last]).sorted().map { ahead in
        let numbers = here.filter { $0.ahead == ahead }.map {
          "\($0.method.rawValue) \(($0.errors.meanAbsolute ?? 0).text(decimals: 1))%"
        }
        return "\(ahead) ahead \(numbers.joined(separator: ", "))"
      }
      return "\(phase.lowercased()) \(parts.joined(separator: "; "))"
    }
    guard !texts.isEmpty else {
      return .warning("No forecast could be tested: that takes rolls of three Januaries one after the other.")
    }
    return .note(
      "Shown: \(shown.rawValue); --method chooses, --compare has more. Mean error out of sample: \(texts.joined(separator: ". "))."
    )
  }
}
