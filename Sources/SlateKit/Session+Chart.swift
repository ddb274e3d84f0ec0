extension Session {
  /// How many rows a chart is drawn from at most.
  private static let mostRows = 1_000_000

  /// The chart of a relation, and which columns it draws as a sentence.
  ///
  /// - Parameter hint: What was asked for; columns that are not named are chosen from the rows.
  /// - Throws: ``SlateError`` where the rows cannot be drawn so.
  public func chart(of relation: Relation, _ hint: ChartHint) async throws -> (chart: Chart, choice: String) {
    let table = try await connection.collect(
      Relation(
        sql: "select * from \(relation) limit \(Session.mostRows + 1)", columns: relation.columns,
        sources: relation.sources))
    guard table.rowCount <= Session.mostRows else {
      throw SlateError(
        "More than \(Session.mostRows.grouped) rows are too many for a chart.",
        hint: "Bring them together with 'group', or keep some with 'where'.")
    }
    do {
      var builder = try ChartBuilder(
        table, hint: hint, source: hint.source.isEmpty ? try await origin(of: relation) : hint.source,
        currentCode: currentCode)
      return (try builder.chart(), builder.choice)
    } catch let error as ChartError {
      throw SlateError(error.message, hint: error.hint)
    }
  }

  /// The files that a relation was read from, as a reader cites them.
  private func origin(of relation: Relation) async throws -> String {
    var names: [String] = []
    for source in relation.sources {
      if source == PublishedFigures.table {
        names.append(
          "published official figures embedded in Slate; 'from published' lists the source of each")
      } else if let dataset = try await catalog.all().first(where: { $0.table == source }) {
        let name = dataset.release.isEmpty ? dataset.file : "\(dataset.file) (\(dataset.release))"
        // The tables of a sample are all of one origin.
        if !names.contains(name) { names.append(name) }
      } else {
        names.append(source)
      }
    }
    return names.joined(separator: "; ")
  }

  /// The code of an area as it is today: its own, or that of its one successor in the same place.
  private func currentCode(_ code: String) -> String? {
    guard let area = areas.areas.first(where: { $0.code == code }) else { return nil }
    if area.isCurrent { return code }
    return areas.areas.first {
      $0.isCurrent && area.successors == [$0.code] && $0.oldCode == area.oldCode
    }?.code
  }
}
