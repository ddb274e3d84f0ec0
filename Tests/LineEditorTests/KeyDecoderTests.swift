import Foundation
import Testing

@testable import LineEditor

@Suite("Key decoder")
struct KeyDecoderTests {
  private func events(_ text: String, configure: (inout KeyDecoder) -> Void = { _ in }) throws
    -> [KeyDecoder.Event]
  {
    try events(Data(text.utf8), configure: configure)
  }

  private func events(_ data: Data, configure: (inout KeyDecoder) -> Void = { _ in }) throws
    -> [KeyDecoder.Event]
  {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: data)
    try pipe.fileHandleForWriting.close()
    var decoder = KeyDecoder(descriptor: pipe.fileHandleForReading.fileDescriptor)
    configure(&decoder)
    var events: [KeyDecoder.Event] = []
    while events.last != .end { events.append(decoder.next()) }
    return events.dropLast()
  }

  @Test("UTF-8 becomes characters, and what is not UTF-8 nothing")
  func utf8() throws {
    #expect(try events("aß日😀") == [.key("a"), .key("ß"), .key("日"), .key("😀")])
    #expect(try events(Data([0xC3, 0x61, 0xFF, 0x80, 0xC2, 0x80, 0x62])) == [.key("a"), .key("b")])
  }

  @Test("A paste is one key, with its newlines and tabs and no controls")
  func paste() throws {
    let pasted = "x\u{1B}[200~a\tb\rc\r\nd\u{3}\u{1B}[A\u{1B}[201~y"
    #expect(try events(pasted) == [.key("x"), .paste("a\tb\nc\nd[A"), .key("y")])
    #expect(try events("\u{1B}[200~cut off") == [.paste("cut off")])
  }

  @Test("Sequences pass, become one key, or vanish")
  func sequences() throws {
    #expect(try events("\u{1B}[A") == [.key("\u{1B}"), .key("["), .key("A")])
    #expect(try events("\u{1B}b") == [.key("\u{1B}"), .key("b")])
    #expect(try events("\u{1B}") == [.key("\u{1B}")])
    let up = try events("\u{1B}[A\u{1B}[15~x") {
      $0.sequences = [(bytes: Array("[A".utf8), key: PrivateKey.up.scalar)]
      $0.isBound = { _ in false }
    }
    #expect(up == [.key(PrivateKey.up.scalar), .key("x")])
  }
}
