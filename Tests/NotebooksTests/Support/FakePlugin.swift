import Foundation
import SlateKit
import Synchronization

/// Commands with known answers, some of which need no engine.
enum FakePlugin: Plugin {
  static let manifest = Manifest(id: "fake", summary: "Commands with known answers.")
  static let commands: [any Command.Type] = [
    Say.self, Plus.self, Fail.self, Look.self, Import.self, Numbers.self, Let.self, From.self, Keep.self,
    SQLLine.self,
    Where.self, Drift.self,
  ]
  static let published: String = "series\tvalue\na\t1"
}

/// The same plugin, a version later and with other embedded figures.
enum LaterPlugin: Plugin {
  static let manifest = Manifest(id: "fake", summary: "Commands with known answers.", version: "1.1.0")
  static let commands = FakePlugin.commands
  static let published: String = "series\tvalue\na\t2"
}

/// The next answer of `drift`, set by a test.
enum Answer {
  static let text = Mutex("rate 1.0")
}

struct Say: Command {
  static let configuration = CommandConfiguration(abstract: "Says words.")
  static let examples: [Example] = []
  @Option(help: "A year.") var years: Years?
  @Option(help: "A word.") var by: String?
  @Flag(help: "Loudly.") var loudly = false
  @Argument(help: "Words.") var words: [String] = []
  func run(in session: Session, on input: Relation?) async throws -> Output {
    let text =
      words.joined(separator: "/") + (by.map { " by \($0)" } ?? "")
      + (years.map { " in \($0.range.text)" } ?? "")
    return .text(loudly ? text.uppercased() : text, notices: loudly ? [.note("That was loud.")] : [])
  }
}

struct Plus: Command {
  static let configuration = CommandConfiguration(abstract: "Adds numbers.")
  static let examples: [Example] = []
  @Argument(help: "Numbers.") var numbers: [Int] = []
  func run(in session: Session, on input: Relation?) async throws -> Output {
    .text("sum \(numbers.reduce(0, +))")
  }
}

struct Fail: Command {
  static let configuration = CommandConfiguration(abstract: "Fails.")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output {
    throw SlateError(
      "Nothing is at \(try session.path(FilePath(text: "x.csv"))).", hint: "Try something else.")
  }
}

struct Look: Command {
  static let configuration = CommandConfiguration(abstract: "Looks around.")
  static let kind = CommandKind.gesture
  static let place = CommandPlace.anywhere
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output { .text("nothing to see") }
}

struct Import: Command {
  static let configuration = CommandConfiguration(abstract: "Reads a file.")
  static let kind = CommandKind.effect
  static let examples: [Example] = []
  @Argument(help: "A file.") var file: FilePath
  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard let data = FileManager.default.contents(atPath: try session.path(file)) else {
      throw SlateError("There is no file '\(file.text)'.", at: .argument(file.text))
    }
    return .text("read \(data.count) bytes")
  }
}

struct Drift: Command {
  static let configuration = CommandConfiguration(abstract: "Answers what a test has set.")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output {
    .text(Answer.text.withLock { $0 })
  }
}
