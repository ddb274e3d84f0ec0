import Foundation
import Rendering
import Testing

@Suite("Pages")
struct PageTests {
  private func html(_ markdown: String) -> String {
    var prose = ProseHTML()
    return prose.html(markdown)
  }

  @Test("Markdown becomes the elements that it means")
  func elements() {
    #expect(
      html("A *b* **c** `d<e` \\*f\\*") == "<p>A <em>b</em> <strong>c</strong> <code>d&lt;e</code> *f*</p>")
    #expect(
      html("[DfE](https://x.uk/?a=1&b=2)").contains(
        "<a href=\"https://x.uk/?a=1&amp;b=2\" rel=\"noreferrer\">DfE</a>"))
    #expect(html("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")
    #expect(html("3. a\n4. b").hasPrefix("<ol start=\"3\">"))
    #expect(html("- a\n  - b").contains("<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>"))
    #expect(html("> q") == "<blockquote>\n<p>q</p>\n</blockquote>")
    #expect(html("```r\n<x>\n```") == "<pre tabindex=\"0\"><code>&lt;x&gt;</code></pre>")
    #expect(html("snake_case_name and 2 * 3 * 4") == "<p>snake_case_name and 2 * 3 * 4</p>")
    let table = html("| a | b |\n|---|--:|\n| 1 | x\\|y |")
    #expect(
      table.contains("<th scope=\"col\">a</th>") && table.contains("<td>x|y</td>")
        && table.contains("<caption"))
  }

  @Test("Headings keep an outline without gaps below the title")
  func headings() {
    #expect(html("# A\n\n#### B\n\n## C") == "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>")
  }

  @Test(
    "Nothing that a stranger writes becomes markup, a script or a request",
    arguments: [
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
      "[a](JaVaScRiPt:alert(1))",
      "[a](data:text/html,<script>)", "![a](https://spy.example/x.png)", "<javascript:alert(1)>",
      "[a](https://x\" onclick=\"y)",
      "![\" onerror=\"x](data:image/png;base64,AA==)", "![a](data:image/svg+xml;base64,AA==)", "# <b>x</b>",
      "| <i>a</i> |\n|---|\n| <u>b</u> |", "`<s>`", "[<script>](https://x.uk)", "&lt;script&gt;",
      "[a](\tjavascript:x)",
      "[a](//spy.example)", "[a](vbscript:x)", "<!-- <script> -->\nx", "*<script>*", "- <script>",
    ])
  func untrusted(_ text: String) throws {
    let result = html(text)
    let tags = result.matches(of: /<(\/?[a-zA-Z][a-zA-Z0-9]*)/).map { String($0.1).lowercased() }
    let allowed = Set(
      [
        "p", "a", "em", "code", "h2", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "div", "img",
      ]
      .flatMap { [$0, "/" + $0] })
    #expect(tags.allSatisfy(allowed.contains), "\(result)")
    let attributes = result.matches(of: /\ (href|src|on[a-z]+)="([^"]*)"/)
    for attribute in attributes {
      #expect(!attribute.1.hasPrefix("on"), "\(result)")
      #expect(
        attribute.2.hasPrefix("https://x") || attribute.2.hasPrefix("data:image/png;base64,"), "\(result)")
    }
  }

  @Test("A text full of open marks takes no time")
  func pathological() {
    let start = ContinuousClock.now
    for mark in ["*", "_", "[", "`", "![", "<", "> ", "- ", "**a ", "[a](", "| "] {
      _ = html(String(repeating: mark, count: 20_000))
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("Every text can be read on its ground, bright and dark: contrast 4.5 or more (WCAG 2.2, 1.4.3)")
  func contrast() throws {
    // Relative luminance and contrast as WCAG 2.2 defines them.
    func luminance(_ colour: String) throws -> Double {
      let value = try #require(Int(colour.dropFirst(), radix: 16))
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> shift) & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for palette in [HTMLPalette.light, .dark] {
      for text in [palette.text, palette.quiet, palette.link] {
        for ground in [palette.ground, palette.panel] {
          let pair = try [luminance(text), luminance(ground)].sorted()
          #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, "\(text) on \(ground)")
        }
      }
    }
  }
}
