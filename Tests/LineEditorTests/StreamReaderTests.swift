import Foundation
import Testing

@testable import LineEditor

@Suite("Stream reader")
struct StreamReaderTests {
  private let prompt = Prompt(text: "> ", ascii: "> ")

  private func entries(of text: String) throws -> [String] {
    let pipe = Pipe()
    // More than the pipe holds would wait for a reader.
    let writer = Thread {
      try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let grammar = PipelineGrammar()
    let reader = StreamReader(descriptor: pipe.fileHandleForReading.fileDescriptor, delegate: grammar)
    var entries: [String] = []
    while case .line(let entry) = try reader.readLine(prompt: prompt) { entries.append(entry) }
    withExtendedLifetime((grammar, pipe)) {}
    return entries
  }

  @Test("Lines come without what ended them")
  func lines() throws {
    #expect(try entries(of: "one\n\ntwo\r\nthree") == ["one", "", "two", "three"])
    #expect(try entries(of: "").isEmpty)
  }

  @Test("An unfinished line goes on until it is whole, or until the end")
  func unfinished() throws {
    #expect(try entries(of: "a |\nb |\nc\nd |") == ["a |\nb |\nc", "d |"])
  }

  @Test("Long input arrives whole")
  func long() throws {
    let lines = (0..<20_000).map { "line \($0) größe" }
    #expect(try entries(of: lines.joined(separator: "\n") + "\n") == lines)
  }
}

/// A line that ends in a bar goes on.
private final class PipelineGrammar: LineEditorDelegate {
  func isComplete(_ text: String) -> Bool { !text.hasSuffix("|") }
  func completion(of text: String, at cursor: Int) -> Completion { .none }
}
