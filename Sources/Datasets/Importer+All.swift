import Engine

/// Files, folders and archives, each file by itself.
extension Importer {
  /// How deep archives may lie in one another.
  private static let mostDepth = 3

  /// Imports a file, every file of data in a folder or a ZIP archive, or every sheet of a workbook.
  ///
  /// Each becomes a dataset by itself, completely or not at all; one that cannot be read does not stop the others.
  ///
  /// - Throws: an `EngineError`, or `CancellationError`: what was imported before stays.
  public func importAll(
    _ path: String, as name: String? = nil, origin: String? = nil, individuals: Bool = false
  ) async throws -> [ImportOutcome] {
    do {
      if InputFile.isFolder(path) {
        return try await attempt(InputFile.name(of: path)) {
          guard name == nil else {
            throw DatasetError("'--as' gives one name, and this is a folder.", hint: "Name a file in it.")
          }
          return try await importFolder(path, below: "", within: [], individuals: individuals)
        }
      }
      return try await attempt(InputFile.name(of: path)) {
        let file = InputFile.name(of: path)
        if file.lowercased().hasSuffix(".meta.csv") {
          throw DatasetError(
            "This is the metadata of a data file.",
            hint: "Import \(file.dropLast(9)).csv; its metadata beside it is read along.")
        }
        let given = PreparedFile(
          path: path, file: file, name: DatasetNaming.name(from: file),
          metadata: EESMetadata.path(beside: path),
          origin: origin ?? "")
        return try await importAny(given, as: name, individuals: individuals, depth: 0)
      }
    } catch let error as EngineError where error.kind == .interrupted {
      throw CancellationError()
    }
  }

  private func attempt(_ file: String, _ work: () async throws -> [ImportOutcome]) async throws
    -> [ImportOutcome]
  {
    do { return try await work() } catch let error as DatasetError {
      return [.refused(file: file, error: error)]
    }
  }

  /// Imports what lies in a folder. A link that leads back to a folder above it is left alone.
  private func importFolder(
    _ path: String, below: String, within above: [FolderPlace], individuals: Bool
  ) async throws -> [ImportOutcome] {
    let place = try FolderPlace(path)
    guard !above.contains(place) else { return [.leftAlone(file: String(below.dropLast()))] }
    var outcomes: [ImportOutcome] = []
    for entry in TemporaryFolder.names(in: path) {
      try Task.checkCancellation()
      let (inner, shown) = (path + "/" + entry, below + entry)
      if InputFile.isFolder(inner) {
        outcomes += try await attempt(shown) {
          try await importFolder(
            inner, below: shown + "/", within: above + [place], individuals: individuals)
        }
      } else if FileKind.isData(entry) {
        let given = PreparedFile(
          path: inner, file: entry, name: DatasetNaming.name(from: entry),
          metadata: EESMetadata.path(beside: inner))
        outcomes += try await attempt(shown) {
          try await importAny(given, as: nil, individuals: individuals, depth: 0)
        }
      } else if !entry.lowercased().hasSuffix(".meta.csv") {
        outcomes.append(.leftAlone(file: shown))
      }
    }
    return outcomes
  }

  private func importAny(
    _ given: PreparedFile, as name: String?, individuals: Bool, depth: Int
  ) async throws -> [ImportOutcome] {
    var file = given
    switch try FileKind.of(file.path) {
    case .text: break
    case .utf16(let isLittleEndian):
      try await convert(&file, from: .utf16(isLittleEndian: isLittleEndian))
      file.notes.append("The file is written in UTF-16, not in UTF-8; it was converted.")
    case .gzip:
      guard depth < Self.mostDepth else { throw DatasetError("The file is packed in itself too often.") }
      return try await importAny(unpacked(file), as: name, individuals: individuals, depth: depth + 1)
    case .zip:
      guard depth < Self.mostDepth else { throw DatasetError("The archive is packed in itself too often.") }
      return try await importArchive(file, as: name, individuals: individuals, depth: depth)
    case .parquet: file = try await prepareParquet(file)
    case .json: file = try await prepareJSON(file)
    }
    return [.imported(try await importPrepared(file, as: name, individuals: individuals))]
  }

  private func unpacked(_ given: PreparedFile) async throws -> PreparedFile {
    var file = given
    let folder = try file.folder ?? TemporaryFolder()
    let (path, target) = (file.path, folder.file())
    try await Offload.run { [report] isCancelled in
      try Unpacking(isCancelled: isCancelled) { report("Unpacking \(given.file)", $0 * 0.2) }
        .unpackGzip(path, to: target)
    }
    if file.origin.isEmpty { file.origin = "unpacked from \(file.file)" }
    if file.file.lowercased().hasSuffix(".gz") {
      file.file = String(file.file.dropLast(3))
      file.name = DatasetNaming.name(from: file.file)
      if let metadata = file.metadata, metadata.lowercased().hasSuffix(".gz.meta.csv") {
        file.metadata = EESMetadata.path(beside: String(metadata.dropLast(12)))
      }
    }
    (file.path, file.folder) = (target, folder)
    return file
  }

  private func importArchive(
    _ file: PreparedFile, as name: String?, individuals: Bool, depth: Int
  ) async throws -> [ImportOutcome] {
    let archive = try ZipArchive(file.path)
    if archive.entries.contains(where: { $0.name == "xl/workbook.xml" }) {
      return try await importSheets(file, archive, as: name, individuals: individuals)
    }
    let data = archive.entries.filter {
      FileKind.isData($0.file) && !$0.file.hasPrefix(".") && !$0.name.hasPrefix("__MACOSX")
    }
    guard !data.isEmpty else {
      throw DatasetError(
        "There is no file of data in the archive.",
        hint: archive.entries.isEmpty
          ? "It is empty; download it again." : "It has \(Self.list(archive.entries.prefix(8).map(\.file))).")
    }
    if name != nil, data.count > 1 {
      throw DatasetError("'--as' gives one name, and the archive has \(data.count) files of data.")
    }
    var outcomes: [ImportOutcome] = []
    for entry in archive.entries where !entry.file.lowercased().hasSuffix(".meta.csv") {
      try Task.checkCancellation()
      guard data.contains(where: { $0.place == entry.place }) else {
        outcomes.append(.leftAlone(file: entry.name))
        continue
      }
      outcomes += try await attempt(entry.name) {
        let folder = try TemporaryFolder()
        var inner = PreparedFile(
          path: folder.file(), file: entry.file, name: DatasetNaming.name(from: entry.file))
        inner.folder = folder
        inner.origin = file.origin.isEmpty ? "in \(file.file)" : file.origin
        let metadata = EESMetadata.path(beside: entry.name)
        let beside = archive.entries.first { $0.name.lowercased() == metadata.lowercased() }
        let (path, metadataPath) = (inner.path, folder.file("meta.csv"))
        try await Offload.run { [report] isCancelled in
          let unpacking = Unpacking(isCancelled: isCancelled) { report("Unpacking \(entry.file)", $0 * 0.2) }
          try archive.unpack(entry, to: path, by: unpacking)
          if let beside { try archive.unpack(beside, to: metadataPath, by: unpacking, limit: 64 << 20) }
        }
        if beside != nil { inner.metadata = metadataPath }
        return try await importAny(inner, as: name, individuals: individuals, depth: depth + 1)
      }
    }
    return outcomes
  }

  private func importSheets(
    _ file: PreparedFile, _ archive: ZipArchive, as name: String?, individuals: Bool
  ) async throws -> [ImportOutcome] {
    let folder = try TemporaryFolder()
    let path = file.path
    report("Reading \(file.file)", nil)
    let (sheets, fingerprint) = try await Offload.run { isCancelled in
      let workbook = try Workbook(
        archive, folder: folder, unpacking: Unpacking(isCancelled: isCancelled) { _ in })
      return (try workbook.tables(in: folder), try SHA256.fingerprint(of: path, isCancelled: isCancelled))
    }
    let readable = sheets.filter { $0.error == nil }
    if name != nil, readable.count > 1 {
      throw DatasetError(
        "'--as' gives one name, and the workbook has \(readable.count) sheets with a table.")
    }
    var outcomes: [ImportOutcome] = []
    for sheet in sheets {
      try Task.checkCancellation()
      let shown = "\(file.file), sheet '\(sheet.name)'"
      if let error = sheet.error {
        if sheets.count == 1 { throw error }
        outcomes.append(sheet.isBlank ? .leftAlone(file: shown) : .refused(file: shown, error: error))
        continue
      }
      var inner = file
      (inner.path, inner.folder, inner.fingerprint, inner.metadata) = (sheet.path, folder, fingerprint, nil)
      (inner.notes, inner.hasLines, inner.isPrinted) = (file.notes + sheet.notes, false, true)
      inner.origin = file.origin.isEmpty ? "sheet '\(sheet.name)'" : "sheet '\(sheet.name)', \(file.origin)"
      if sheets.count > 1 {
        inner.name = DatasetNaming.name(from: DatasetNaming.stem(file.file) + "_" + sheet.name + ".sheet")
      }
      outcomes += try await attempt(shown) {
        [.imported(try await importPrepared(inner, as: name, individuals: individuals))]
      }
    }
    return outcomes
  }
}
