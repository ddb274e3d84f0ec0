extension SourceFile {
  /// The items of ``Input/keys``, by the columns of the data standards. An area is the one of the row's level.
  public var standardKeys: [SQL] {
    [
      "\(standardPeriod) as period", "\(text("geographic_level")) as level",
      "\(area(country: "country_code", region: "region_code", authority: "new_la_code")) as area_code",
      "\(area(country: "country_name", region: "region_name", authority: "la_name")) as area",
      "\(text("region_name")) as region",
    ]
  }

  private func area(country: String, region: String, authority: String) -> SQL {
    """
    case \(text("geographic_level")) when 'National' then \(text(country)) when 'Regional' then \(text(region))
      when 'Local authority' then \(text(authority)) end
    """
  }

  /// The period of a file of the data standards as a label (`2024/25`, `2024-25`, `2024`).
  public var standardPeriod: SQL {
    let period = text("time_period")
    let isFinancial: SQL = "\(text("time_identifier")) in ('Financial year', 'Tax year')"
    return SourceFile.label(of: period, isFinancial: isFinancial)
  }

  /// A period's label: six digits become `2024/25`, or `2024-25` for a financial year; anything else stays as it is.
  public static func label(of period: SQL, isFinancial: SQL = "false") -> SQL {
    """
    case when length(\(period)) <> 6 then \(period)
      else substr(\(period), 1, 4) || (case when \(isFinancial) then '-' else '/' end) || substr(\(period), 5, 2) end
    """
  }

  /// The items of ``Input/keys`` for a file that names its places by a code, or by what ``code(ofNumber:)`` and
  /// ``code(ofName:)`` make one of. Name, level and region are those of the register.
  ///
  /// - Parameters:
  ///   - period: The label of the row's period.
  ///   - code: The nine-character code of the area.
  public func keys(period: SQL, code: SQL) -> [SQL] {
    [
      "\(period) as period", "\(level(ofCode: code)) as level", "\(code) as area_code",
      "\(name(ofCode: code)) as area", "\(region(ofCode: code)) as region",
    ]
  }

  /// The code of England.
  public static let england = "E92000001"

  /// The current code of the authority with a number of the Department for Education (`330`, as number or text).
  public func code(ofNumber number: SQL) -> SQL {
    "(select slate_code from \(AreaTable.numbers) where slate_number = cast(\(number) as varchar))"
  }

  /// The code of the area with a name, in any official spelling; current areas go before ended ones.
  public func code(ofName name: SQL) -> SQL {
    "(select slate_code from \(AreaTable.names) where slate_name = lower(trim(\(name))))"
  }

  /// The code of the area that a code, number or name means.
  public func code(ofAny text: SQL) -> SQL {
    "coalesce((select slate_code from \(AreaTable.areas) where slate_code = \(text)), \(code(ofNumber: text)), \(code(ofName: text)))"
  }

  /// The official level of the area with a code.
  public func level(ofCode code: SQL) -> SQL { area("level", ofCode: code) }

  /// The name of the area with a code.
  public func name(ofCode code: SQL) -> SQL { area("area", ofCode: code) }

  /// The name of the region that the area with a code lies in, or is.
  public func region(ofCode code: SQL) -> SQL { area("region", ofCode: code) }

  private func area(_ column: String, ofCode code: SQL) -> SQL {
    "(select \(column: "slate_" + column) from \(AreaTable.areas) where slate_code = \(code))"
  }
}
