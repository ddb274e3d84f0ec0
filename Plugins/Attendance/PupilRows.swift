import SlateKit

/// The options of absence and of persistent absence: places and years, schools and terms, and which pupils.
struct PupilRows: ParsableArguments, Sendable {
  @OptionGroup var selection: Selection
  @OptionGroup var cut: Cut
  @OptionGroup var characteristic: Characteristic

  /// The rows of an input that were asked for.
  func rows(of input: Input, in session: Session) async throws -> InputRows {
    try await characteristic.rows(cut.rows(of: input, in: session, selection), in: session)
  }

  /// The columns that say what a row is about.
  var keys: [String] {
    ["period", "area_code", "area", "schools"] + (cut.term == .year ? [] : ["term"]) + characteristic.columns
  }

  /// The order of the rows.
  var order: SQL { "\(cut.order), topic, pupils" }

  /// The rates over the years, or place by place.
  func chart(_ title: String, _ input: Input) -> ChartHint {
    ChartHint(
      selection.by == nil ? .line : nil, x: selection.by == nil ? "period" : "area", y: ["rate"],
      by: characteristic.pupils == nil ? "schools" : "pupils", title: title, source: input.publication.title)
  }
}
