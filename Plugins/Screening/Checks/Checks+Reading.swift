import SlateKit

extension Check {
  static let reading: [Check] = [
    Check(
      "file_readable", .reading, "Both files are there, are CSV, and have rows.",
      mend: "Save each as 'CSV UTF-8', the metadata as NAME.meta.csv beside the data.", needs: .nothing
    ) { subject in
      var findings = subject.hindrances.map { Finding.fail($0) }
      if let data = subject.data, data.rows == 0 {
        findings.append(.fail("'\(data.file.name)' has a line of column names and no row of their width."))
      }
      if let meta = subject.meta, meta.rows.isEmpty {
        findings.append(.fail("'\(meta.file.name)' has no rows."))
      }
      return findings
    },
    Check(
      "file_encoding", .reading, "Both files are written in UTF-8.",
      mend: "Save the file again as 'CSV UTF-8'.", needs: .nothing
    ) { subject in
      files(of: subject).flatMap { file, faults, isData -> [Finding] in
        if let encoding = file.encoding { return [.fail("'\(file.name)' is written in \(encoding).")] }
        return [
          tally(faults[.bytes], isData) {
            "'\(file.name)' has \($0) with bytes that are no UTF-8; the first, read as Windows-1252: \($1)"
          },
          tally(faults[.zero], isData) { lines, _ in "'\(file.name)' has zero bytes, on \(lines)." },
        ].compactMap { $0 }
      }
    },
    Check(
      "file_rows", .reading,
      "Every row has as many values as there are column names, and every quote is closed.",
      mend: "Put quotes around values with commas, close each quote, and take out blank lines.",
      needs: .nothing
    ) { subject in
      files(of: subject).flatMap { file, faults, isData -> [Finding] in
        let width = isData ? subject.data?.header.count ?? 0 : subject.meta?.header.count ?? 0
        var findings = [
          tally(faults[.ragged], isData) { lines, example in
            "'\(file.name)' has \(lines) of another width: \(width) columns are named, the first of these has "
              + "\(example) value\(example == "1" ? "" : "s"). The other checks leave these rows out."
          },
          tally(faults[.unclosed], isData) { lines, _ in
            "'\(file.name)' has a quote that opens and is never closed on \(lines)."
          },
          tally(faults[.behindQuote], isData) { lines, _ in
            "'\(file.name)' has text behind a closing quote on \(lines)."
          },
        ].compactMap { $0 }
        if var blank = tally(
          faults[.blankLine], isData,
          { lines, _ in
            "'\(file.name)' has \(lines) with nothing on them."
          })
        {
          blank.weight = .advisory
          findings.append(blank)
        }
        return findings
      }
    },
    Check(
      "file_column_names", .reading, "Every column of the data has a name of its own.",
      mend: "Name each column once; take out columns without a name.", needs: .data
    ) { subject in
      guard let data = subject.data else { return [] }
      let names = Dictionary(grouping: data.header) { $0.lowercased() }
      return data.header.enumerated().flatMap { index, name -> [Finding] in
        if name.trimmed.isEmpty {
          return [.fail("Column \(index + 1) of the data has no name.", at: .dataLines([1]))]
        }
        let same = names[name.lowercased()] ?? []
        guard same.count > 1, data.header.firstIndex(where: { $0.lowercased() == name.lowercased() }) == index
        else { return [] }
        let text =
          Set(same).count == 1
          ? "\(same.count) columns are called '\(name)'"
          : "Columns differ in capital letters only: \(quoted(same))"
        return [.fail(text + ".", column: name, count: same.count - 1, at: .dataLines([1]))]
      }
    },
    Check(
      "file_size", .reading, "The data file is small enough to be opened and uploaded.",
      mend: "Upload it as a ZIP archive, or split it.", needs: .data
    ) { subject in
      guard let data = subject.data else { return [] }
      var findings: [Finding] = []
      if data.rows > 1_048_575 {
        findings.append(.advise("With \(data.rows.grouped) rows the file does not open whole in Excel."))
      }
      if data.file.bytes.count >= 100_000_000 {
        findings.append(
          .advise(
            "The file has \((data.file.bytes.count / 1_000_000).grouped) MB; from 100 MB on it must be zipped."
          ))
      }
      return findings
    },
  ]

  private typealias Faults = [RecordScanner.Fault: RecordScanner.Tally]

  private static func files(of subject: Subject) -> [(SourceFile, Faults, isData: Bool)] {
    [subject.data.map { ($0.file, $0.faults, true) }, subject.meta.map { ($0.file, $0.faults, false) }]
      .compactMap { $0 }
  }

  private static func tally(
    _ tally: RecordScanner.Tally?, _ isData: Bool, _ sentence: (String, String) -> String
  ) -> Finding? {
    guard let tally else { return nil }
    let first = tally.lines.first ?? 0
    return .fail(
      sentence(tally.count == 1 ? "1 line (\(first))" : "\(tally.count.grouped) lines", tally.example),
      count: tally.count, at: isData ? .dataLines(tally.lines) : .metaLine(first))
  }
}
