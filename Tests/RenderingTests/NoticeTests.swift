import SlateKit
import Testing

@testable import Rendering

@Suite("Notices and fingerprints")
struct NoticeTests {
  @Test("A level before each, wrapped to the width")
  func notices() {
    let notices: [Notice] = [
      .note("Rates leave out exceptions."), .warning("Figures of 2024 are provisional."),
    ]
    #expect(
      Renderer(format: .table, style: Style(width: 24)).notices(notices) == [
        "note: Rates leave out", "  exceptions.", "warning: Figures of 2024", "  are provisional.",
      ])
    #expect(
      Renderer(format: .csv, style: .file).notices(notices) == [
        "note: Rates leave out exceptions.", "warning: Figures of 2024 are provisional.",
      ])
    #expect(
      Renderer(format: .table, style: Style(width: 80, colour: true)).notices(notices) == [
        "note: Rates leave out exceptions.", "\u{1B}[1mwarning\u{1B}[0m: Figures of 2024 are provisional.",
      ])
  }

  @Test(
    "The hash is FNV-1a of 64 bits",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func fingerprint(_ text: String, _ hash: String) {
    let fingerprint = Fingerprint()
    for byte in text.utf8 { fingerprint.add([byte]) }
    #expect(fingerprint.text == hash)
  }
}
