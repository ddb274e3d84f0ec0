import SlateKit

/// `bind`: chooses by hand what feeds an input.
struct BindCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "bind",
    abstract: "Chooses by hand which dataset feeds an input, and which columns are which.",
    discussion: """
      A file of a known layout feeds its inputs by itself. 'bind' is for another: say which of its columns is which of the \
      input's, as INPUT_COLUMN=FILE_COLUMN. Columns of the same name need not be said. 'describe INPUT' and 'describe \
      DATASET' list both.

        bind send.plans caseload
        bind send.plans my_counts period=Year area_code=LA_code plans=Total
        bind send.plans my_counts period=2024/25 area=LA_name plans=Total

      A place may be a code, a number of the Department for Education, or a name; level and region then come from the \
      register of areas. A period or level that the file has nowhere is said as a fixed value. A bound input reads what is \
      bound to it and nothing else; several datasets are bound one by one. 'unbind INPUT' takes it back.
      """)
  static let kind = CommandKind.effect
  static let examples = [Example("bind send.plans caseload", "a dataset of a known layout, by hand")]

  @Argument(help: "The input, such as send.plans.") var input: InputName
  @Argument(help: "The dataset (NAME), or one of its versions (NAME@1).") var dataset: DatasetName
  @Argument(help: "Which column is which: INPUT_COLUMN=FILE_COLUMN.") var columns: [String] = []

  func run(in session: Session, on relation: Relation?) async throws -> Output {
    try session.demandWriting("bind anything")
    let input = try session.input(self.input)
    let found = try await session.dataset(dataset)
    let isVersion = dataset.text.lowercased() == found.table.lowercased()
    let mapping = try BindingCheck(input, found).mapping(columns)
    let binding = Binding(
      input: input.id, dataset: isVersion ? found.table : found.name, columns: mapping.columns)
    let rows = try await session.rowCount(of: binding, found, input)
    guard rows > 0 else {
      throw SlateError("\(found.table) would give \(input.id) no row.", at: .argument(dataset.text))
    }
    try await session.catalog.bind(binding)
    var lines = ["\(input.id) reads \(binding.dataset): \(rows.grouped) rows."]
    if !mapping.lacking.isEmpty {
      lines.append("Missing, and so empty: \(mapping.lacking.joined(separator: ", ")).")
    }
    var notices: [Notice] = []
    if try await session.hasNoPlace(binding, found, input) {
      notices.append(
        .warning(
          "None of the places in \(found.table) is a code, number or name of the register of areas, so no row can be asked "
            + "for by its area. 'areas' lists the register."))
    }
    return .report(lines.joined(separator: "\n"), notices: notices)
  }
}
