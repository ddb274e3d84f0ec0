/// The rows that show candidates on a screen: in columns, or one to a row with their summaries.
struct CandidateList {
  let candidates: [Candidate]

  /// The rows for a screen of some width. Where there are more than `limit`, the last one says how many
  /// candidates it stands for.
  func rows(width: Int, limit: Int) -> [String] {
    let hasSummaries = candidates.contains { $0.summary?.isEmpty == false }
    let perRow = hasSummaries ? 1 : columns(width: width)
    let height = (candidates.count + perRow - 1) / perRow
    let isCut = height > max(limit, 2)
    let shown = isCut ? candidates.prefix((max(limit, 2) - 1) * perRow) : candidates[...]
    var rows = hasSummaries ? described(shown, width: width) : columned(shown, perRow: perRow, width: width)
    if isCut { rows.append(DisplayWidth.cut("… and \(candidates.count - shown.count) more", to: width)) }
    return rows
  }

  private var widest: Int { candidates.map { DisplayWidth.of($0.display) }.max() ?? 0 }

  private func columns(width: Int) -> Int { max(1, (width - 1 + 2) / (widest + 2)) }

  /// Down the columns and then across, as names are read.
  private func columned(_ shown: ArraySlice<Candidate>, perRow: Int, width: Int) -> [String] {
    let names = shown.map { DisplayWidth.cut($0.display, to: width - 1) }
    let height = (names.count + perRow - 1) / perRow
    return (0..<height).map { row in
      let cells = stride(from: row, to: names.count, by: height).map { names[$0] }
      let padded = cells.dropLast().map { pad($0, to: widest + 2) }
      return padded.joined() + (cells.last ?? "")
    }
  }

  private func described(_ shown: ArraySlice<Candidate>, width: Int) -> [String] {
    let nameWidth = min(widest, max(8, (width - 1) / 2))
    return shown.map { candidate in
      let name = DisplayWidth.cut(candidate.display, to: min(nameWidth, width - 1))
      guard let summary = candidate.summary, !summary.isEmpty else { return name }
      let oneLine = String(summary.map { $0.isNewline ? " " : $0 })
      return DisplayWidth.cut(pad(name, to: nameWidth + 2) + oneLine, to: width - 1)
    }
  }

  private func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }
}
