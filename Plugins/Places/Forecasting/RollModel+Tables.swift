import SlateKit
import Statistics

extension RollModel {
  /// A model of the tables that a line names, with what must be said of them.
  ///
  /// - Parameters:
  ///   - input: The rolls: columns planning_area, authority (where asked for), year, ncy, pupils. Nil for those of the sample.
  ///   - only: The areas that are kept, by name; empty for all.
  static func read(
    _ columns: RollColumns, for level: RollColumns.Level, only: [String], input: Relation?,
    in session: Session
  ) async throws -> (model: RollModel, notices: [Notice], sources: [String]) {
    let rolls = try await Self.rolls(input, in: session)
    let reader = RollReader(
      rolls: rolls, columns: columns, level: level, isSample: input == nil, session: session)
    var (areas, years) = try await reader.areas()
    guard let first = years.min(), let last = years.max(), first < last else {
      throw SlateError(
        "The rolls hold \(years.isEmpty ? "no year" : "one year"), and a forecast takes two at least.",
        hint: "Put a table of rolls before it with several Januaries, or type 'sample'.")
    }
    var notices = [
      Notice.note(
        "Rolls of \(areas.count.grouped) \(level == .all ? "sums" : "areas") of a phase, January \(first) to \(last)."
      )
    ]
    var sources = rolls.sources
    try await reader.addBirths(to: &areas, last: last, &notices, &sources)
    try await reader.addTransfers(to: &areas, years: years, &notices, &sources)
    try await reader.addHousing(to: &areas, last: last, &notices, &sources)
    var model = RollModel(areas: areas, last: last, first: first, base: columns.base)
    if !only.isEmpty { model = try model.keeping(only) }
    return (model, notices, sources)
  }

  private static func rolls(_ input: Relation?, in session: Session) async throws -> Relation {
    if let input { return input }
    guard let sample = try? await session.relation(named: TableName(text: "sample_rolls")) else {
      throw SlateError(
        "There is no table of rolls.",
        hint:
          "Put one before it with the columns planning_area, authority, year, ncy and pupils, as in 'from rolls | places forecast', or type 'sample' for a fictional one."
      )
    }
    return sample
  }

  /// The model of some areas; primary areas that feed them stay inside without being shown.
  private func keeping(_ names: [String]) throws -> RollModel {
    var model = self
    var shown: Set<Int> = []
    for name in names {
      let found = areas.indices.filter { areas[$0].name.lowercased().contains(name.lowercased()) }
      guard !found.isEmpty else {
        throw SlateError.unknown("area", name, among: Set(areas.map(\.name)).sorted())
      }
      shown.formUnion(found)
    }
    model.shown = shown
    return model
  }
}
