import Datasets
import Testing

@testable import Notebooks

/// A notebook with everything that the format has.
let sample = """
  ---
  slate: 1
  title: Where do plans take longest?   # a comment
  requires: [fake, notebooks 0.1]
  seed: 7
  author: someone
  params:
    year: { type: year, default: 2024 }
    kind:
      type: choice
      choices: [a, "b c"]
      default: a
  ---

  # Where do plans take longest?\u{20}\u{20}

  <!-- a comment with a fence
  ```slate
  not a cell
  ```
  -->

  ```slate tolerance=0.1
  say hello --years ${year}
  ```

  ```slate-output
  hello in 2024
  ```

  ````markdown
  ```slate
  not a cell
  ```
  ````

  ~~~slate check=shape
  # only a comment
  plus 1 2 |\t
  look
  ~~~
  ````slate-output
  ``` backticks
  ````

  - a list
    ```slate expect=error
    fail
    ```

  ```slate-provenance
  format: 1
  slate: "0.1.0"
  seed: 7
  cells: "0123456789abcdef"
  plugins:
    fake: "1.0.0"
  parameters:
    year: "2024"
  inputs:
    - dataset: timeliness@1
      file: "a b.csv"
      rows: 12
      release: "2025"
      sha256: "00ff"
  published:
    fake: "12"
  ```

  """

/// Reading and writing the file.
@Suite struct NotebookTests {
  @Test func everyPartIsRead() throws {
    let notebook = try Notebook(sample)
    #expect(notebook.frontMatter.title == "Where do plans take longest?")
    #expect(notebook.frontMatter.seed == 7)
    #expect(notebook.frontMatter.requires.map(\.plugin) == ["fake", "notebooks"])
    #expect(notebook.frontMatter.parameters.map(\.name) == ["year", "kind"])
    #expect(notebook.frontMatter.parameters[0].standard?.text == "2024")
    #expect(
      notebook.cells.map(\.source) == [
        "say hello --years ${year}", "# only a comment\nplus 1 2 |\t\nlook", "fail",
      ])
    #expect(notebook.cells.map(\.recorded) == ["hello in 2024", "``` backticks", nil])
    #expect(notebook.cells[0].attributes.tolerance == 0.1)
    #expect(notebook.cells[1].attributes.check == .shape)
    #expect(notebook.cells[2].attributes.expectsError)
    let line = try #require(SourceLine.lines(of: sample).first { $0.text.hasPrefix("```slate tolerance") })
    #expect(notebook.cells[0].line == line.number)
    #expect(notebook.provenance?.inputs.first?.file == "a b.csv")
    #expect(notebook.provenance?.plugins == ["fake": "1.0.0"])
  }

  @Test(arguments: [
    sample, sample.replacing("\n", with: "\r\n"), String(sample.dropLast()), "\u{FEFF}" + sample,
    "---\nslate: 1\n---", "---\nslate: 1\n...\n\n\n", "---\nslate: 1\n---\n```slate\n```",
    "---\nslate: 1\n---\n\u{0}\u{7F}e\u{301}\r\r\n",
  ])
  func unchangedNotebookIsWrittenByteForByte(_ text: String) throws {
    #expect(try Notebook(text).text.utf8.elementsEqual(text.utf8))
  }

  @Test func provenanceIsReadAsItWasWritten() throws {
    var provenance = try #require(try Notebook(sample).provenance)
    provenance.parameters = ["a": "no", "b": "\"\\\n\t: #'\u{85}é\u{2028}", "c": "", "d": "1.0", "on": "~"]
    provenance.inputs[0].file = "x: y #1.csv"
    #expect(try Provenance(yaml: provenance.yaml, firstLine: 1) == provenance)
  }

  @Test(arguments: [
    ("no front matter", 1, "does not begin with its front matter"),
    ("---\nslate: 1\n", 1, "not closed"),
    ("---\ntitle: x\n---\n", 1, "which format"),
    ("---\nslate: 2\n---\n", 2, "reads format 1"),
    ("---\nslate: 1\nparam: {}\n---\n", 3, "Did you mean params"),
    ("---\nslate: 1\nslate: 1\n---\n", 2, "twice"),
    ("---\nslate: 1\nseed: -3\n---\n", 3, "whole number"),
    ("---\nslate: 1\ntitle: [\n---\n", 4, "not YAML"),
    ("---\nslate: 1\nrequires: [send, send]\n---\n", 3, "required twice"),
    ("---\nslate: 1\nrequires: [send x]\n---\n", 3, "names a plugin"),
    ("---\nslate: 1\nparams:\n  year: { type: yeer }\n---\n", 4, "Did you mean year"),
    ("---\nslate: 1\nparams:\n  year: { type: year, default: abc }\n---\n", 4, "cannot be 'abc'"),
    ("---\nslate: 1\nparams:\n  a: { type: text }\n  a: { type: text }\n---\n", 4, "twice"),
    ("---\nslate: 1\nparams:\n  a b: { type: text }\n---\n", 4, "cannot be the name"),
    ("---\nslate: 1\nparams:\n  a: 2024\n---\n", 4, "does not say its type"),
    ("---\nslate: 1\nparams:\n  a: { type: choice }\n---\n", 4, "its choices"),
    ("---\nslate: 1\nparams:\n  a: { type: text, defualt: x }\n---\n", 4, "Did you mean default"),
    ("---\nslate: 1\n---\n\n```slate\nsay\n", 5, "not closed"),
    ("---\nslate: 1\n---\n\n```python\nsay\n", 5, "not closed"),
    ("---\nslate: 1\n---\n<!-- x\n", 4, "not closed"),
    ("---\nslate: 1\n---\n```slate-output\n```\n", 4, "no cell before it"),
    ("---\nslate: 1\n---\n```slate\n```\ntext\n```slate-output\n```\n", 7, "no cell before it"),
    (
      "---\nslate: 1\n---\n```slate\n```\n```slate-output\n```\n```slate-output\n```\n", 8,
      "no cell before it"
    ),
    ("---\nslate: 1\n---\n```slate-ouput\n```\n", 4, "no block called"),
    ("---\nslate: 1\n---\n```slate tolerence=1\n```\n", 4, "Did you mean tolerance="),
    ("---\nslate: 1\n---\n```slate tolerance=-1\n```\n", 4, "no tolerance"),
    ("---\nslate: 1\n---\n```slate check=all\n```\n", 4, "cannot be 'all'"),
    ("---\nslate: 1\n---\n```slate check=none check=none\n```\n", 4, "twice"),
    ("---\nslate: 1\n---\n```slate-provenance\nformat: 1\n```\n", 5, "lacks"),
    ("---\nslate: 1\n---\n```slate-provenance\n- x: [\n```\n", 6, "not YAML"),
  ])
  func malformedNotebookNamesItsLine(_ text: String, _ line: Int, _ part: String) {
    let error = #expect(throws: NotebookError.self) { try Notebook(text) }
    #expect(error?.line == line)
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func mutationsNeverCrashAndNeverLoseABytes() {
    var random = SmallGenerator(state: 42)
    let lines = SourceLine.lines(of: sample).map(\.raw)
    let scraps = [
      "```\n", "````slate\n", "---\n", "```slate-output\n", "\u{0}", "- x: [\n", "&a *a\n", "\"", "}",
      "<!--\n", "é", "\t",
    ]
    var read = 0
    for _ in 0..<600 {
      var mutated = lines
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<mutated.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: mutated.remove(at: place)
        case 1: mutated.insert(scraps.randomElement(using: &random) ?? "", at: place)
        case 2: mutated.swapAt(place, Int.random(in: 0..<mutated.count, using: &random))
        default:
          var bytes = Array(mutated[place].utf8)
          if !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 1..<128, using: &random)
          }
          mutated[place] = String(decoding: bytes, as: UTF8.self)
        }
      }
      let text = mutated.joined()
      do {
        #expect(try Notebook(text).text.utf8.elementsEqual(text.utf8))
        read += 1
      } catch let error as NotebookError {
        #expect(error.line >= 1 && error.line <= SourceLine.lines(of: text).count + 1, "\(error)")
        #expect(error.description.hasPrefix("line \(error.line): "))
      } catch {
        Issue.record("\(error) is no error of a notebook")
      }
    }
    #expect(read > 20)
  }
}

/// Numbers that only look random.
struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
