import Foundation
import Testing

@testable import LineEditor

@Suite("History file")
struct HistoryFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID())")
  private var file: URL { folder.appending(path: "deep/history") }
  private var path: String { file.path }

  private func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test("Whole entries come back, with their newlines and backslashes")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let entries = ["one", "two |\nthree\n", "back\\slash \\n", "größe 日本\t.", "cr\r\nlf"]
    let history = HistoryFile(path: path)
    #expect(history.load().isEmpty)
    for entry in entries { #expect(history.append(entry) == nil) }
    #expect(HistoryFile(path: path).load() == entries)
    #expect(try text().hasPrefix("# slate history 1\none\ntwo |\\nthree\\n\n"))
  }

  @Test("Only people who may read the home folder's secrets can read it")
  func permissions() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    HistoryFile(path: path).append("one")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("Repeats next to each other and blank entries are not kept")
  func repeats() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = HistoryFile(path: path)
    for entry in ["a", "a", " ", "", "b", "a"] { history.append(entry) }
    #expect(HistoryFile(path: path).load() == ["a", "b", "a"])
    let later = HistoryFile(path: path)
    _ = later.load()
    later.append("a")
    #expect(HistoryFile(path: path).load() == ["a", "b", "a"])
  }

  @Test("A line that a crash cut short costs only itself")
  func tornLine() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    HistoryFile(path: path).append("first")
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([0x74, 0x6F, 0x72, 0xC3]))
    try handle.close()
    let history = HistoryFile(path: path)
    #expect(history.load() == ["first"])
    history.append("next")
    let entries = HistoryFile(path: path).load()
    #expect(entries.first == "first")
    #expect(entries.last == "next")
  }

  @Test("Sessions at the same time lose nothing of each other's, also while the file is rewritten")
  func concurrentSessions() async {
    defer { try? FileManager.default.removeItem(at: folder) }
    await withTaskGroup { group in
      for session in 0..<4 {
        group.addTask { [path] in
          let history = HistoryFile(path: path, limit: 120)
          for entry in 0..<100 { history.append("\(session) \(entry)") }
        }
      }
    }
    let entries = HistoryFile(path: path, limit: 1000).load()
    #expect(entries.count >= 120)
    #expect(entries.count <= 132 + 1)
    // What is kept of each session is its newest, without a gap.
    for session in 0..<4 {
      let numbers = entries.filter { $0.hasPrefix("\(session) ") }.compactMap { Int($0.dropFirst(2)) }
      #expect(numbers == Array(numbers.sorted()))
      if let first = numbers.first { #expect(numbers == Array(first..<100)) }
    }
  }

  @Test("The file grows to a tenth over its limit, then keeps the newest")
  func limit() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = HistoryFile(path: path, limit: 20)
    for number in 0..<100 { history.append("\(number)") }
    let lines = try text().split(separator: "\n")
    #expect((20...23).contains(lines.count))
    #expect(HistoryFile(path: path, limit: 20).load() == (80..<100).map(String.init))
    #expect(!FileManager.default.fileExists(atPath: path + ".new"))
  }

  @Test("A folder that cannot be written is one notice")
  func unwritable() {
    let history = HistoryFile(path: "/dev/null/slate/history")
    #expect(history.load().isEmpty)
    let notice = history.append("one")
    #expect(notice?.contains("History is not kept: /dev/null/slate/history") == true)
    #expect(history.append("two") == nil)
  }

  @Test("A file of a newer version is left as it is")
  func newerVersion() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("# slate history 2\n{}\n".utf8).write(to: file)
    let history = HistoryFile(path: path)
    #expect(history.load().isEmpty)
    #expect(history.append("one") != nil)
    #expect(try text() == "# slate history 2\n{}\n")
  }
}
