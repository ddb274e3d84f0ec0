import SlateKit

/// How a table says who is disadvantaged: the options of every command that reads pupils.
struct DisadvantagedGroup: ParsableArguments {
  @Option(
    help: "The column that says who is disadvantaged: true or 1, unless --disadvantaged names another value.")
  var group: ColumnName
  @Option(help: "The value of the group's column that means disadvantaged.") var disadvantaged: String?

  /// Whether a row's pupil is disadvantaged, as an expression that is missing where the group is.
  ///
  /// - Throws: `SlateError` where the column is not there, or does not say so by itself.
  func flag(in relation: Relation) throws -> SQL {
    let column = try relation.demand(group)
    if let disadvantaged { return "cast(\(column: column.name) as varchar) = \(disadvantaged)" }
    if column.kind == .boolean { return "\(column: column.name)" }
    guard column.kind.isNumeric else {
      throw SlateError(
        "The column '\(column.name)' holds texts, so it must be said which of them means disadvantaged.",
        at: .argument(group.text), hint: "Say it with --disadvantaged VALUE.")
    }
    return "case \(column: column.name) when 1 then true when 0 then false end"
  }

  /// The error for a table one of whose groups is empty.
  func emptyGroup(of all: Int, disadvantaged count: Int) -> SlateError {
    SlateError(
      "One of the two groups is empty: of \(all.grouped) pupils with all that is needed, "
        + "\(count.grouped) are disadvantaged.", at: .argument(group.text),
      hint: "--disadvantaged names the value that means disadvantaged.")
  }
}
