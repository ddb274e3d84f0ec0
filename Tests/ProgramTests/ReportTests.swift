import Foundation
import SlateTestSupport
import Testing

private let installedBrowser: String? = [
  "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
].first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite(
  "Reports", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"),
  .timeLimit(.minutes(5)))
struct ReportTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      """
      ---
      slate: 1
      title: Plans & places
      requires: [send]
      ---

      # Plans & places

      #### Deep

      Text with <b>tags</b>.

      ```slate
      send plans --years 2020-2025
      ```

      ```slate expect=error
      send plans --years 1800
      ```

      ```slate
      send plans --years 2021-2025
      ```
      """, to: "n.md")
  }

  private func run(_ arguments: String...) async throws -> Program.Result {
    try await Program.run(arguments, in: scratch.folder)
  }

  @Test(
    "A page is one file that can be walked: one h1, captions, scoped headers, a language, nothing from elsewhere"
  )
  func page() async throws {
    let made = try await run("replay", "n.md", "--html", "a.html")
    #expect(made.status == 0 && made.out.isEmpty, "\(made)")
    #expect(try await run("replay", "n.md", "--html", "b.html").status == 0)
    let page = try scratch.read("a.html")
    #expect(page == (try scratch.read("b.html")))
    func count(_ text: String) -> Int { page.components(separatedBy: text).count - 1 }
    #expect(count("<h1>") == 1 && count("<main") == 1 && page.contains("<html lang=\"en-GB\">"))
    #expect(page.contains("<title>Plans &amp; places</title>") && page.contains("<h2>Deep</h2>"))
    #expect(count("<table>") > 0 && count("<table>") == count("<caption"))
    #expect(count("<th") == count("<th scope=\"col\"") + count("<th scope=\"row\"") + count("<thead"))
    #expect(page.contains("638,745") && page.contains("&lt;b&gt;tags"))
    for forbidden in ["<script", "<link", "src=\"http", "@import", "url(", "<iframe", "onload"] {
      #expect(count(forbidden) == 0, "\(forbidden)")
    }
    // What scrolls can be scrolled with the keyboard, and what is said again points to where it was said.
    #expect(count("As above: <a") == 1)
    #expect(count("<pre") == count("<pre tabindex=\"0\""))
    for target in page.matches(of: /href="#([^"]+)"/) { #expect(page.contains("id=\"\(target.1)\"")) }
    var ids = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    ids.append("report")
    for label in page.matches(of: /aria-labelledby="([^"]+)"/) { #expect(ids.contains(String(label.1))) }
  }

  @Test("A page replays from itself, and is never recorded over")
  func itself() async throws {
    #expect(try await run("replay", "n.md", "--html", "a.html").status == 0)
    let page = try scratch.read("a.html")
    let check = try await run("replay", "a.html", "--check")
    #expect(check.status == 0 && check.out.contains("Same: 3 cells"), "\(check)")
    #expect(try await run("replay", "a.html", "--accept").status == 2)
    #expect(try await run("replay", "n.md", "--html", "n.md").status == 2)
    #expect(try scratch.read("a.html") == page)
  }

  @Test("Markdown and Jupyter hold the same figures")
  func others() async throws {
    #expect(try await run("replay", "n.md", "--md", "a.md", "--ipynb", "a.ipynb").status == 0)
    #expect(try scratch.read("a.md").contains("| 2024/25 | E92000001 | England | 638,745 |"))
    let json = try JSONSerialization.jsonObject(with: Foundation.Data(try scratch.read("a.ipynb").utf8))
    let book = try #require(json as? [String: Any])
    #expect(book["nbformat"] as? Int == 4)
    let cells = try #require(book["cells"] as? [[String: Any]])
    #expect(cells.count { $0["cell_type"] as? String == "code" } == 3)
    #expect(Set(cells.compactMap { $0["id"] as? String }).count == cells.count)
  }

  @Test("A check says for a program what a reader is told")
  func json() async throws {
    let check = try await run("replay", "n.md", "--check", "--json")
    #expect(check.status == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Foundation.Data(check.out.utf8)) as? [String: Any])
    #expect(report["result"] as? String == "drift" && (report["drifts"] as? [Any])?.count == 3)
    #expect(try await run("replay", "n.md", "--json").status == 2)
  }

  @Test(
    "A browser lays the page out, on a phone too, and nothing but its tables is wider than the screen",
    .enabled(if: installedBrowser != nil, "No browser is here; 'apt-get install chromium' supplies one."))
  func browser() async throws {
    #expect(try await run("replay", "n.md", "--html", "a.html").status == 0)
    // A frame is as narrow as a phone, which a window cannot be; the page around it measures.
    try scratch.write(
      """
      <!doctype html><title>t</title><iframe id="f" style="width:375px;height:800px" src="a.html"></iframe>
      <script>onload=()=>{let d=document.getElementById('f').contentDocument,m=d.documentElement;
      document.body.dataset.wide=m.scrollWidth;document.body.dataset.tables=d.querySelectorAll('table').length;
      document.body.dataset.display=d.defaultView.getComputedStyle(d.querySelector('.scroll')).overflowX}</script>
      """, to: "frame.html")
    let process = Process()
    process.executableURL = URL(filePath: try #require(installedBrowser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--no-first-run",
      "--disable-dev-shm-usage", "--virtual-time-budget=5000", "--user-data-dir=\(scratch.folder)/browser",
      "--dump-dom",
      "file://\(scratch.folder)/frame.html",
    ]
    let out = scratch.folder + "/dom.html"
    try scratch.write("", to: "dom.html")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: out))
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<900 where process.isRunning { try await Task.sleep(for: .milliseconds(100)) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    let dom = try scratch.read("dom.html")
    #expect(dom.contains("data-tables=\"2\"") && dom.contains("data-display=\"auto\""), "\(dom)")
    let width = dom.firstMatch(of: /data-wide="(\d+)"/).flatMap { Int($0.1) } ?? 0
    #expect(width > 0 && width <= 375, "\(width)")
  }
}
