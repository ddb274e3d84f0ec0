import Testing

@testable import Shell

@Suite("The status of a long command")
struct StatusLineTests {
  @Test("A known fraction is a bar with an estimate of the time left")
  func estimate() {
    let text = StatusLine.text("importing", 0.25, .seconds(10), width: 80, unicode: false)
    #expect(text == "importing #####--------------- 25%, about 31 s left")
  }

  @Test("An unknown fraction is the time so far, and how to stop it")
  func unknown() {
    #expect(
      StatusLine.text("working", nil, .seconds(3), width: 80, unicode: true)
        == "working ... 3 s (^C stops it)")
  }

  @Test("It never wraps")
  func narrow() {
    let text = StatusLine.text(
      String(repeating: "long ", count: 30), 0.5, .seconds(1), width: 40, unicode: true)
    #expect(text.count < 40)
  }
}
