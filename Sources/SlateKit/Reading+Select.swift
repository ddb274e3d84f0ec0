extension Reading {
  /// The query that maps a dataset of this layout to an input's columns.
  ///
  /// Periods become labels (`2024/25`, `2024-25`, `2024`), and an area is the one of the row's level.
  func select(from dataset: Dataset, columns: [Column]) -> SQL {
    let file = SourceColumns(dataset.columns)
    var items = file.keys
    for column in columns {
      guard let name = fields[column.name], let source = file.column(name) else {
        items.append("cast(null as \(SQL.typeName(of: column.kind))) as \(column: column.name)")
        items.append("'x' as \(column: Column.symbolName(of: column.name))")
        continue
      }
      items.append("\(column: source.name) as \(column: column.name)")
      if let symbols = source.symbols {
        items.append("cast(\(column: symbols) as varchar) as \(column: Column.symbolName(of: column.name))")
      }
    }
    let conditions = rows.compactMap { filter -> SQL? in
      guard let column = file.column(filter.column) else { return nil }
      return "\(column: column.name) in (\(values: filter.values))"
    }
    let table: SQL = "\(schema: Dataset.schema, table: dataset.table)"
    guard !conditions.isEmpty else { return "select \(items) from \(table)" }
    return "select \(items) from \(table) where \(conditions, separator: " and ")"
  }
}

extension SQL {
  /// The engine's type for a kind of column.
  static func typeName(of kind: Column.Kind) -> SQL {
    switch kind {
    case .boolean: "boolean"
    case .integer: "bigint"
    case .decimal: "decimal(24, 6)"
    case .number: "double"
    case .text, .moment, .other: "varchar"
    }
  }
}

/// The columns of an official file, and the queries that make an input's keys of them.
struct SourceColumns {
  private let columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// The column of this name in any case.
  func column(_ name: String) -> Column? {
    columns.first { $0.name == name } ?? columns.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The queries of ``Input/keys``, by the columns of the Explore Education Statistics data standards.
  var keys: [SQL] {
    [
      "\(period) as period", "\(text("geographic_level")) as level",
      "\(area(country: "country_code", region: "region_code", authority: "new_la_code")) as area_code",
      "\(area(country: "country_name", region: "region_name", authority: "la_name")) as area",
      "nullif(\(text("region_name")), '') as region",
    ]
  }

  private func text(_ name: String) -> SQL {
    column(name).map { "cast(\(column: $0.name) as varchar)" } ?? "cast(null as varchar)"
  }

  private func area(country: String, region: String, authority: String) -> SQL {
    """
    case \(text("geographic_level")) when 'National' then \(text(country)) when 'Regional' then \(text(region))
      when 'Local authority' then \(text(authority)) end
    """
  }

  private var period: SQL {
    let period = text("time_period")
    return """
      case when length(\(period)) <> 6 then \(period)
        when \(text("time_identifier")) in ('Financial year', 'Tax year')
          then substr(\(period), 1, 4) || '-' || substr(\(period), 5, 2)
        else substr(\(period), 1, 4) || '/' || substr(\(period), 5, 2) end
      """
  }
}
