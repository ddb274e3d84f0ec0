import Engine

/// What is unusual about the cells of a file, with the first line where it is so.
extension Importer {
  /// Something unusual about a column: how to find its first row, and the sentence about it.
  private struct Oddity {
    var condition: SQL
    var sentence: (_ place: String) -> String
  }

  /// The sentences about a file's cells.
  func oddities(of plans: [ColumnPlan], in source: CSVSource) async throws -> [String] {
    let oddities = plans.flatMap(Self.oddities)
    guard !oddities.isEmpty else { return [] }
    let items = oddities.enumerated().map { index, oddity -> SQL in
      "min(slate_row) filter (where \(oddity.condition)) as \(column: "o\(index)")"
    }
    let columns = plans.map { SQL.FileColumn($0.name) }
    let found = try await connection.collect(
      """
      select \(items) from (select row_number() over () as slate_row, * from \(source.read(columns)))
      """
    ).row(0)
    return zip(oddities, found).compactMap { oddity, cell in
      guard let row = cell.integer else { return nil }
      return oddity.sentence(
        source.scan.line(ofRow: row).map { "first on line \($0)" } ?? "first in row \(row)")
    }
  }

  private static func oddities(of plan: ColumnPlan) -> [Oddity] {
    guard !plan.isGivenDimension else { return [] }
    return plan.isMeasure ? measureOddities(plan) : textOddities(plan)
  }

  private static func measureOddities(_ plan: ColumnPlan) -> [Oddity] {
    let name = plan.name
    let cell: SQL = "\(column: name)"
    var found: [Oddity] = []
    if plan.profile.hasSeparators {
      found.append(
        Oddity(condition: "contains(\(cell), ',')") {
          "\(name) has numbers with thousands separators (\($0)); they are read as numbers."
        })
    }
    if plan.profile.hasPercentSigns {
      found.append(
        Oddity(condition: "contains(\(cell), '%')") {
          "\(name) has numbers with a % sign (\($0)); 11% is read as 11."
        })
    }
    if plan.profile.exponents > 0 {
      found.append(
        Oddity(condition: "isfinite(try_cast(\(cell) as double)) and contains(lower(\(cell)), 'e')") {
          "\(name) has numbers with an exponent, such as 1e+05 (\($0)); they are read as numbers."
        })
    }
    if plan.profile.hasPadding {
      found.append(
        Oddity(condition: "\(cell) <> trim(\(cell), \(" \t\u{a0}")) and try_cast(\(cell) as double) is null")
        {
          "\(name) has spaces around a symbol (\($0)); they are left out."
        })
    }
    for symbol in plan.symbols where Symbol(rawValue: symbol).reason == .unexplained {
      found.append(
        Oddity(condition: "trim(\(cell), \(" \t\u{a0}")) = \(symbol)") {
          "\(name) has '\(symbol)' in place of a number (\($0)), which the standards do not explain."
        })
    }
    return found
  }

  private static func textOddities(_ plan: ColumnPlan) -> [Oddity] {
    let profile = plan.profile
    let isMostlyNumbers = profile.numbers > 0 && profile.numbers * 10 >= profile.filled * 9
    guard plan.entry?.isIndicator == true || isMostlyNumbers && profile.leadingZeros == 0 else { return [] }
    let strange = profile.tokens.first { !KnownSymbols.contains($0) } ?? profile.tokens.first
    guard let strange else { return [] }
    let name = plan.name
    return [
      Oddity(condition: "trim(\(column: name), \(" \t\u{a0}")) = \(strange)") {
        "\(name) looks like numbers and has the text '\(strange)' (\($0)), so the column is kept as text."
      }
    ]
  }
}
