import SlateKit

/// `plot`: the table as a chart.
struct Plot: Command {
  static let configuration = CommandConfiguration(
    abstract: "Draws the table as a chart, here or in a file.",
    discussion: """
      Without a kind the rows decide: several periods give lines, few categories bars, many a histogram, two columns of \
      numbers alone a scatter plot; the note says which columns were taken. Bars and boxes keep the order of the rows. A missing \
      number breaks its line, and is counted by its symbol below the chart. 'plot ... | write FILE.svg' saves it (or .png).

      Box plots: quantiles of type 7 (Hyndman and Fan, 1996). A funnel draws rates against their denominators with the \
      limits that 95% and 99.8% of areas would keep to if chance alone told them apart: exact binomial limits, interpolated \
      (Spiegelhalter, 2005). A tile map shows each authority as one equal tile; classes hold equal numbers of areas.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example("send plans --by region | plot", "a line for each region"),
    Example("send timeliness --by region --years 2024 | sort rate | plot bar --y rate", "regions as bars"),
  ]

  @Argument(
    help: ArgumentHelp(
      "bar, line, scatter, histogram, box, dot, slope, funnel, heatmap, tiles or sankey.", valueName: "kind"))
  var kind: ChartHint.Kind?
  @Option(help: "The column along the horizontal axis, or of the categories.") var x: ColumnName?
  @Option(help: "A column of numbers; may be given more than once.") var y: [ColumnName] = []
  @Option(help: "The column whose values become series.") var by: ColumnName?
  @Option(help: "What stands above the chart.") var title: String?
  @Option(help: "Columns of the drawing, 20 to 400; for a file, pixels.") var width: Int?
  @Option(help: "Lines of the drawing, 6 to 200.") var height: Int?
  @Flag(help: "Draw with ASCII alone.") var ascii = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    var hint = table.chart ?? ChartHint()
    let known = Set(table.columns.map { $0.name.lowercased() })
    // What a command suggested gives way where its columns are gone.
    hint.y.removeAll { !known.contains($0.lowercased()) }
    if let kind {
      hint.kind = kind
      if kind != table.chart?.kind { hint.by = nil }
    } else if !y.isEmpty || x != nil || by != nil {
      hint.kind = nil
    }
    if let x { hint.x = try table.demand(x).name }
    if !y.isEmpty {
      hint.y = try y.map { try table.demandNumbers($0).name }
      hint.title = ""
    }
    if let by { hint.by = try table.demand(by).name }
    if let title { (hint.title, hint.isTitleWhole) = (title, true) }
    if let width, !(20...4_000).contains(width) {
      throw SlateError(
        "A drawing cannot be \(width) wide.", at: .argument("\(width)"),
        hint: "20 to 400 columns, or for a file up to 4,000 pixels.")
    }
    if let height, !(6...200).contains(height) {
      throw SlateError(
        "A drawing cannot have \(height) lines.", at: .argument("\(height)"), hint: "6 to 200 are possible.")
    }
    (hint.width, hint.height, hint.isASCII) = (width, height, ascii)
    let (chart, choice) = try await session.chart(of: table, hint)
    let isChosen = y.isEmpty || kind == nil
    return Output([.chart(chart, of: table.drawn(hint))], notices: isChosen ? [.note(choice)] : [])
  }
}
