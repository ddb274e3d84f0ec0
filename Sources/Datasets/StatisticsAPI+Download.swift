import Foundation
import Synchronization

extension StatisticsAPI {
  /// Brings the answer at a path into a file, going on where an earlier, interrupted download of it stopped.
  ///
  /// What has arrived stays in `FILE.part`, and the server's mark of it (`ETag`) in `FILE.mark`. The server is asked for the rest
  /// under that mark, so a file that changed meanwhile, or one without a mark, begins anew. The file itself is there only when it is
  /// whole.
  ///
  /// - Returns: how many bytes were there from an earlier try.
  public func download(
    _ path: String, to file: String, report: @escaping @Sendable (Double?) -> Void
  ) async throws -> Int {
    let part = file + ".part"
    let mark = file + ".mark"
    var kept: Int?
    let (head, body) = try await retrying {
      let tag = try? String(contentsOfFile: mark, encoding: .utf8)
      let had = tag == nil ? 0 : Self.size(of: part)
      if kept == nil { kept = had }
      var fields = ["Accept: text/csv", "Accept-Encoding: gzip"]
      if had > 0, let tag { fields += ["Range: bytes=\(had)-", "If-Range: \(tag)"] }
      let sink = Sink(part: part, mark: mark, had: had, report)
      defer { sink.close() }
      let head = try await HTTPTransfer(address: base + path, fields: fields, patience: patience)
        .run(sink.take)
      return (head, sink.body)
    }
    // The part is all there is, or another file's: it is begun anew.
    if head.status == 416 {
      try? FileManager.default.removeItem(atPath: part)
      try? FileManager.default.removeItem(atPath: mark)
      return try await download(path, to: file, report: report)
    }
    try check(head, body)
    guard !head.isPage else { throw webPage }
    guard FileManager.default.fileExists(atPath: part) else {
      throw DatasetError("\(base) sent an empty file.", hint: "Try again later.")
    }
    defer {
      try? FileManager.default.removeItem(atPath: part)
      try? FileManager.default.removeItem(atPath: mark)
    }
    let new = file + ".new"
    defer { try? FileManager.default.removeItem(atPath: new) }
    do {
      try await unpack(part, to: new)
    } catch let error as DatasetError {
      throw DatasetError("The file arrived damaged. \(error.message)", hint: "Fetch it again.")
    }
    guard rename(new, file) == 0 else {
      throw DatasetError("The downloaded file cannot be given its name, \(file).")
    }
    return head.status == 206 ? kept ?? 0 : 0
  }

  /// Unpacks a file; one that a proxy unpacked on the way is only renamed.
  private func unpack(_ part: String, to new: String) async throws {
    guard let start = try FileHandle(forReadingAtPath: part)?.read(upToCount: 2), start == Data([0x1f, 0x8b])
    else {
      guard rename(part, new) == 0 else { throw DatasetError("It cannot be renamed to \(new).") }
      return
    }
    let isCancelled = CancellationFlag()
    try await withTaskCancellationHandler {
      try Unpacking(isCancelled: isCancelled) { _ in }.unpackGzip(part, to: new)
    } onCancel: {
      isCancelled.set()
    }
  }

  static func size(of file: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
  }

  /// Takes a download's bytes: those of a file into it, those of an error into memory.
  private final class Sink: Sendable {
    private let part: String, mark: String, had: Int
    private let report: @Sendable (Double?) -> Void
    private let state = Mutex(State())
    private struct State {
      var handle: FileHandle?
      var count = 0
      var body: [UInt8] = []
    }

    init(part: String, mark: String, had: Int, _ report: @escaping @Sendable (Double?) -> Void) {
      self.part = part
      self.mark = mark
      self.had = had
      self.report = report
    }

    var body: [UInt8] { state.withLock { $0.body } }
    func close() { state.withLock { try? $0.handle?.close() } }

    @Sendable func take(_ head: HTTPTransfer.Head, _ bytes: UnsafeRawBufferPointer) -> Bool {
      state.withLock { state in
        guard head.status == 200 || head.status == 206, !head.isPage else {
          if state.body.count < 1 << 16 { state.body.append(contentsOf: bytes) }
          return true
        }
        do {
          if state.handle == nil { state.handle = try open(head) }
          try state.handle?.write(contentsOf: Data(bytes))
        } catch { return false }
        state.count += bytes.count
        let start = head.status == 206 ? had : 0
        let whole = head.fields["content-length"].flatMap { Int($0) }.map { $0 + start }
        report(whole.map { $0 > 0 ? Double(start + state.count) / Double($0) : 0 })
        return true
      }
    }

    private func open(_ head: HTTPTransfer.Head) throws -> FileHandle {
      if head.status == 200 {
        try Data().write(to: URL(filePath: part))
        try? FileManager.default.removeItem(atPath: mark)
        if let tag = head.fields["etag"], !tag.hasPrefix("W/") {
          try tag.write(toFile: mark, atomically: true, encoding: .utf8)
        }
      } else if head.fields["content-range"]?.hasPrefix("bytes \(had)-") != true {
        throw CocoaError(.fileReadCorruptFile)
      }
      guard let handle = FileHandle(forWritingAtPath: part) else { throw CocoaError(.fileWriteUnknown) }
      try handle.seekToEnd()
      return handle
    }
  }
}
