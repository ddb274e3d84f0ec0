import Foundation
import Testing

@Suite("House rules") struct HouseRuleTests {
  @Test("Commands return values; only the host shows them", arguments: House.rooms)
  func output(of room: String) throws {
    guard !House.speakers.contains(House.name(of: room)) else { return }
    for path in Repository.swiftFiles(in: room) {
      for (index, line) in try Source(path: path).lines.enumerated() {
        #expect(!Self.speaks(line), "\(path):\(index + 1): writes to standard output")
      }
    }
  }

  @Test(
    "What writes to standard output is recognised",
    arguments: [
      ("print(total)", true),
      ("  Swift.print(total)", true),
      ("if verbose { debugPrint(total) }", true),
      ("func show() { print(total) }", true),
      ("fputs(text, stdout)", true),
      ("FileHandle.standardOutput.write(data)", true),
      ("print(total, to: &text)", false),
      ("func print(_ text: String) {", false),
      ("blueprint(total)", false),
      ("process.standardOutput = pipe", false),
    ])
  func recognised(line: String, expected: Bool) {
    #expect(Self.speaks(line) == expected)
  }

  static func speaks(_ line: String) -> Bool {
    let calls = #/(^|[^.\w]|Swift\.)(print|debugPrint|dump|puts|putchar|printf)\(/#
    let streams = #/\b(stdout|STDOUT_FILENO)\b|FileHandle\.standardOutput/#
    let calling = line.replacing(#/\bfunc +\w+\(/#, with: "")
    return line.contains(streams) || calling.contains(calls) && !line.contains("to: &")
  }

  @Test("A file has at most 400 lines", arguments: ["Sources", "Plugins", "Tests"])
  func length(ofFilesIn folder: String) throws {
    for path in Repository.swiftFiles(in: folder) {
      if path.hasSuffix("+Published.swift") || path.hasSuffix("/AreaRegister+England.swift") { continue }
      let lines =
        try Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(path) has \(lines) lines")
    }
  }

  @Test func topLevelHoldsOnlyWhatItShould() {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Plugins", "Tests", "Notebooks", "README.md", "Makefile", "LICENSE",
      "LICENCE",
    ]
    let found = Set(Repository.files.map { String($0.prefix { $0 != "/" }) })
    #expect(found.filter { !allowed.contains($0) && !$0.hasPrefix(".") }.sorted() == [])
  }

  /// A path that exists on one machine only. Put together here, so that this file is no exception.
  @Test func noFileNamesAWorkplace() throws {
    let workplaces = ["/" + "work/", "/" + "tmp/h/"].map { Data($0.utf8) }
    for path in Repository.files {
      let data = try Data(contentsOf: Repository.root.appending(path: path))
      guard !data.contains(0) else { continue }
      for place in workplaces {
        #expect(!Self.names(place, in: data), "\(path) names \(String(decoding: place, as: UTF8.self))")
      }
    }
  }

  /// Whether a path begins so: inside a longer path or an address, the same letters are fine.
  static func names(_ place: Data, in data: Data) -> Bool {
    var from = data.startIndex
    while let range = data.range(of: place, in: from..<data.endIndex) {
      guard range.lowerBound > data.startIndex else { return true }
      let before = Character(UnicodeScalar(data[range.lowerBound - 1]))
      if !before.isLetter && !before.isNumber && !"._-~".contains(before) { return true }
      from = range.upperBound
    }
    return false
  }
}
