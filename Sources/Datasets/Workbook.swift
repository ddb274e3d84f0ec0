/// The sheets of a spreadsheet file (`.xlsx`): a ZIP archive of XML files.
struct Workbook {
  /// One sheet.
  struct Sheet: Sendable {
    /// The name on its tab.
    var name: String
    var isHidden: Bool
    /// Its file in the archive.
    fileprivate var file: String
  }

  /// The largest sheet that is read, in bytes of XML.
  static let mostBytes = 512 << 20

  /// The sheets in the workbook's order.
  private(set) var sheets: [Sheet] = []
  private let archive: ZipArchive
  private let folder: TemporaryFolder
  private let unpacking: Unpacking
  private var texts: [String] = []
  /// Which styles show a number as a date, and which as a percentage.
  private var dates: Set<Int> = []
  private var percentages: Set<Int> = []
  private var beginsIn1904 = false

  /// Opens a workbook.
  ///
  /// - Throws: ``DatasetError`` where the archive is damaged or no workbook; `CancellationError`.
  init(_ archive: ZipArchive, folder: TemporaryFolder, unpacking: Unpacking) throws {
    (self.archive, self.folder, self.unpacking) = (archive, folder, unpacking)
    guard let workbook = try xml("xl/workbook.xml") else {
      throw DatasetError("The file is no workbook: it has no xl/workbook.xml.")
    }
    var targets: [String: String] = [:]
    if var relations = try xml("xl/_rels/workbook.xml.rels") {
      while let item = relations.next() {
        if case .start("Relationship", let given, _) = item, let id = given["Id"],
          let target = given["Target"]
        {
          targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
      }
    }
    var scanner = workbook
    while let item = scanner.next() {
      guard case .start(let name, let given, _) = item else { continue }
      if name == "workbookPr" { beginsIn1904 = ["1", "true"].contains(given["date1904"] ?? "") }
      guard name == "sheet", let title = given["name"], let target = given["id"].flatMap({ targets[$0] }),
        target.contains("worksheets/")
      else { continue }
      sheets.append(
        Sheet(name: title, isHidden: given["state"].map { $0 != "visible" } ?? false, file: target))
    }
    try readTexts()
    try readStyles()
  }

  private func xml(_ name: String) throws -> XMLScanner? {
    guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
    let path = folder.file("xml")
    try archive.unpack(entry, to: path, by: unpacking, limit: Self.mostBytes)
    let file = try InputFile(path)
    return XMLScanner(try file.bytes(file.byteCount))
  }

  private mutating func readTexts() throws {
    guard var scanner = try xml("xl/sharedStrings.xml") else { return }
    var text = ""
    var isText = false
    var isSuperscript = false
    while let item = scanner.next() {
      switch item {
      case .start("si", _, let isEmpty):
        text = ""
        if isEmpty { texts.append("") }
      case .start("r", _, _): isSuperscript = false
      case .start("vertAlign", let given, _): isSuperscript = given["val"] == "superscript"
      case .start("t", _, let isEmpty): isText = !isEmpty
      case .end("t"): isText = false
      case .end("r"): isSuperscript = false
      case .end("si"): texts.append(text)
      // What is set as a superscript is the digit of a footnote.
      case .text(let part) where isText && !isSuperscript: text += part
      default: break
      }
    }
  }

  private mutating func readStyles() throws {
    guard var scanner = try xml("xl/styles.xml") else { return }
    var formats: [Int: String] = [:]
    var isCells = false
    var style = 0
    while let item = scanner.next() {
      switch item {
      case .start("numFmt", let given, _):
        if let id = given["numFmtId"].flatMap({ Int($0) }) { formats[id] = given["formatCode"] ?? "" }
      case .start("cellXfs", _, let isEmpty): isCells = !isEmpty
      case .end("cellXfs"): isCells = false
      case .start("xf", let given, _) where isCells:
        let id = given["numFmtId"].flatMap { Int($0) } ?? 0
        let bare = (formats[id] ?? "").split(separator: "\"").enumerated().filter { $0.offset % 2 == 0 }
          .map { $0.element.lowercased() }.joined()
        if 14...22 ~= id
          || formats[id] != nil && bare.contains(where: { "ymd".contains($0) }) && !bare.contains("[red")
        {
          dates.insert(style)
        }
        if id == 9 || id == 10 || bare.contains("%") { percentages.insert(style) }
        style += 1
      default: break
      }
    }
  }

  /// The rows of a sheet with their numbers, and how many cells were dates and percentages.
  ///
  /// - Throws: ``DatasetError`` where the sheet is damaged or too large; `CancellationError`.
  func rows(of sheet: Sheet) throws -> (records: [PrintedTable.Record], dates: Int, percentages: Int) {
    guard var scanner = try xml(sheet.file) else {
      throw DatasetError("The workbook has no file for the sheet '\(sheet.name)'.")
    }
    var records: [PrintedTable.Record] = []
    var found = (dates: 0, percentages: 0)
    var row: [String] = []
    var number = 0
    var (column, kind, style) = (0, "n", 0)
    var value = ""
    var isValue = false
    while let item = scanner.next() {
      switch item {
      case .start("row", let given, let isEmpty):
        if unpacking.isCancelled.isSet { throw CancellationError() }
        number = given["r"].flatMap { Int($0) } ?? number + 1
        (row, column) = ([], -1)
        if isEmpty { continue }
      case .start("c", let given, let isEmpty):
        column = given["r"].flatMap(Self.column) ?? column + 1
        (kind, style, value) = (given["t"] ?? "n", given["s"].flatMap { Int($0) } ?? 0, "")
        if isEmpty { continue }
      case .start("v", _, let isEmpty), .start("t", _, let isEmpty): isValue = !isEmpty
      case .end("v"), .end("t"): isValue = false
      case .text(let text) where isValue: value += text
      case .end("c"):
        guard column < 16_384 else {
          throw DatasetError("Row \(number) of '\(sheet.name)' has too many columns.")
        }
        while row.count <= column { row.append("") }
        row[column] = text(value, kind, style, &found)
      case .end("row"):
        if row.contains(where: { !$0.isEmpty }) { records.append((number, row)) }
      default: break
      }
    }
    return (records, found.dates, found.percentages)
  }

  private func text(
    _ value: String, _ kind: String, _ style: Int, _ found: inout (dates: Int, percentages: Int)
  ) -> String {
    switch kind {
    case "s": return Int(value).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
    case "b": return value == "1" ? "true" : "false"
    case "n":
      if value.isEmpty { return "" }
      if percentages.contains(style) { found.percentages += 1 }
      if dates.contains(style), let serial = Double(value),
        let date = Self.date(serial, from1904: beginsIn1904)
      {
        found.dates += 1
        return date
      }
      return Self.plain(value)
    default: return value
    }
  }

  /// A stored number without the noise of its binary form: `0.10000000000000001` is 0.1.
  private static func plain(_ value: String) -> String {
    guard value.utf8.count > 15, let number = Double(value), number.magnitude < 1e15, number.magnitude > 1e-4
    else {
      return value
    }
    return number == number.rounded() ? String(Int(number)) : "\(number)"
  }

  /// The day that a sheet counts as a number; nil where it counts none.
  static func date(_ serial: Double, from1904: Bool) -> String? {
    guard serial >= 1, serial < 2_958_466 else { return nil }
    // 1900 is a leap year to spreadsheets, so days before March 1900 are one off.
    let days = Int(serial) + (from1904 ? 1462 : 0) - (serial < 60 && !from1904 ? 25_568 : 25_569)
    let z = days + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The number of a cell's column, from 0: `AB7` stands in column 27.
  private static func column(_ reference: String) -> Int? {
    let letters = reference.utf8.prefix { 0x41...0x5a ~= $0 }
    guard !letters.isEmpty, letters.count <= 3 else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
  }
}
