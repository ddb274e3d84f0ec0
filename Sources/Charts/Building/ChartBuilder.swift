import Engine

/// Makes a chart of a table: chooses the columns that were not named, and counts what is missing.
public struct ChartBuilder {
  let table: Table
  let hint: ChartHint
  let source: String
  let currentCode: (String) -> String?
  /// The places of the columns.
  let columns: ColumnChoice
  /// How many values are drawn, and what is missing.
  var tally = Tally()
  /// What else must be said below the chart.
  var remarks: [String] = []

  /// A builder for a table.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - hint: What was asked for; columns that are not named are chosen.
  ///   - source: Where the figures come from.
  ///   - currentCode: The code that an area has today, for a tile map; nil for an area that has none.
  /// - Throws: ``ChartError`` where there is nothing to draw.
  public init(
    _ table: Table, hint: ChartHint, source: String, currentCode: @escaping (String) -> String? = { $0 }
  ) throws {
    self.table = table
    self.hint = hint
    self.source = source
    self.currentCode = currentCode
    columns = try ColumnChoice(table, hint: hint)
  }

  /// Which columns are drawn and how, as a sentence.
  public var choice: String {
    let numbers = columns.y.map { "'\(table.columns[$0].name)'" }.joined(separator: " and ")
    let along = columns.x.map { table.columns[$0].name } + columns.by.map { table.columns[$0].name }
    let by = along.isEmpty ? "" : " by " + along.map { "'\($0)'" }.joined(separator: " and ")
    return
      "Drawn as \(ChartBuilder.named(columns.kind)): \(numbers)\(by). Choose otherwise with a kind, --x, --y and --by."
  }

  /// The chart.
  ///
  /// - Throws: ``ChartError`` where the rows cannot be drawn so.
  public mutating func chart() throws -> Chart {
    guard table.rowCount > 0 else {
      throw ChartError("The table has no rows to draw.", hint: "The conditions before it may leave none.")
    }
    let body: Chart.Body =
      switch columns.kind {
      case .bar, .dot: .rows(try rows())
      case .box: .rows(try boxes())
      case .line: .plane(try lines())
      case .slope: .plane(try slopes())
      case .scatter: .plane(try scatter())
      case .histogram: .plane(try histogram())
      case .funnel: .plane(try funnel())
      case .heatmap: .grid(try heatmap())
      case .tiles: .grid(try tiles())
      case .sankey: .flow(try sankey())
      }
    guard tally.drawn > 0 else {
      throw ChartError(
        "Every value of \(columns.y.map { "'\(table.columns[$0].name)'" }.joined(separator: " and ")) is missing\(tally.symbolsText).",
        hint: "Another column can be named with --y.")
    }
    var chart = Chart(
      kind: columns.kind, title: title, subtitle: subtitle, description: description(of: body),
      notes: [tally.sentence] + remarks, source: source, body: body)
    chart.width = hint.width
    chart.height = hint.height
    chart.isASCII = hint.isASCII
    return chart
  }

  /// The number of a cell that can be drawn; what cannot is counted.
  mutating func number(_ value: Value) -> Double? {
    if case .missing(let symbol) = value {
      tally.add(missing: symbol)
      return nil
    }
    guard let number = value.double, abs(number) <= LinearScale.limit else {
      tally.unfit += 1
      return nil
    }
    tally.drawn += 1
    return number
  }

  /// A number as it reads in a table, with its sign of percent.
  func text(_ value: Value, _ column: Column) -> String {
    switch value {
    case .missing(let symbol): symbol?.rawValue ?? "missing"
    default: Numbers.text(value, decimals: column.decimals, grouping: true) + (column.unit == "%" ? "%" : "")
    }
  }

  /// A computed number in the decimals of a column, or with one more digit where it has none.
  func text(_ value: Double, like column: Column, more: Int = 0) -> String {
    let decimals = column.decimals.map { $0 + more } ?? (abs(value) >= 100 ? 0 : 2)
    return Numbers.text(.number(value), decimals: decimals, grouping: true) + (column.unit == "%" ? "%" : "")
  }

  /// What a row is about: the values of some columns in one text.
  func name(_ row: Int, _ columns: [Int]) -> String {
    columns.map { index in
      switch table.vectors[index][row] {
      case .missing(let symbol): symbol?.rawValue ?? "(none)"
      case .text(let text): text.isEmpty ? "(empty)" : text
      case let value: Numbers.text(value)
      }
    }.joined(separator: ", ")
  }
}
