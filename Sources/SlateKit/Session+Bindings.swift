extension Session {
  /// What was bound to an input by hand, the newest choice first.
  func boundParts(of input: Input) async throws -> [FeedPart] {
    var parts: [FeedPart] = []
    let catalog = try await catalog
    for binding in try await catalog.bindings() where binding.input == input.id {
      guard let dataset = try await catalog.dataset(named: binding.dataset) else { continue }
      parts.append(try await part(of: binding, dataset, input))
    }
    return parts
  }

  /// The rows that a choice by hand gives an input.
  func part(of binding: Binding, _ dataset: Dataset, _ input: Input) async throws -> FeedPart {
    let names = dataset.columns.map(\.name)
    let known = binding.columns.isEmpty ? input.readings.first { $0.recognises(names) } : nil
    var part = try await part(dataset, known ?? Reading.byHand(binding.columns, for: input), input)
    part.isBound = true
    return part
  }

  /// Tries a choice by hand and counts the rows that it would give.
  ///
  /// - Throws: An error where the mapping cannot be run.
  public func rowCount(of binding: Binding, _ dataset: Dataset, _ input: Input) async throws -> Int {
    let part = try await part(of: binding, dataset, input)
    let found = try await connection.collect("select count(*) from (\(part.sql))")
    return found.row(0)[0].integer ?? 0
  }

  /// Whether a choice by hand gives no row an area of the register, though the input has areas.
  public func hasNoPlace(_ binding: Binding, _ dataset: Dataset, _ input: Input) async throws -> Bool {
    guard input.ownKeys.contains(where: { $0.name == "area_code" }) else { return false }
    let part = try await part(of: binding, dataset, input)
    let found = try await connection.collect(
      """
      select count(*) from (\(part.sql)) as rows
      join \(AreaTable.areas) on slate_code = rows.area_code
      """)
    return found.row(0)[0].integer == 0
  }
}

extension Reading {
  /// The layout of a file that a person mapped: the columns named, and those that bear the names of the input's. What is
  /// still missing of period and place comes from the columns of the data standards, or from the register of areas.
  static func byHand(_ columns: [String: String], for input: Input) -> Reading {
    Reading("bound by hand", requires: []) { file in
      let own = input.columns.flatMap { column in
        file.column(columns[column.name] ?? column.name, as: column.name)
      }
      return file.select(file.keys(byHand: columns, for: input) + own)
    }
  }
}

extension SourceFile {
  /// The keys of an input as a person mapped them: a column, or a fixed value where the file has no such column. A place
  /// may be given as code, number or name.
  fileprivate func keys(byHand columns: [String: String], for input: Input) -> [SQL] {
    let isStandard = Reading.standardKeys.allSatisfy(has)
    let standard = Dictionary(
      zip(Input.keys.map(\.name), standardKeys), uniquingKeysWith: { first, _ in first })
    let code = (columns["area_code"] ?? columns["area"]).map { self.code(ofAny: self.given($0)) }
    return input.ownKeys.map { key -> SQL in
      let name: SQL = "\(column: key.name)"
      let own = columns[key.name].map { given($0) } ?? (has(key.name) ? text(key.name) : nil)
      if key.name == "period", let own { return "\(SourceFile.label(of: own)) as \(name)" }
      if let code {
        switch key.name {
        case "area_code": return "\(code) as \(name)"
        case "area": return "coalesce(\(self.name(ofCode: code)), \(own ?? "null")) as \(name)"
        case "level": return "\(own ?? level(ofCode: code)) as \(name)"
        case "region": return "\(own ?? region(ofCode: code)) as \(name)"
        default: break
        }
      }
      if let own { return "\(own) as \(name)" }
      if isStandard, let item = standard[key.name] { return item }
      return "cast(null as varchar) as \(name)"
    }
  }

  private func given(_ source: String) -> SQL {
    if has(source) { return text(source) }
    return "\(source)"
  }
}
