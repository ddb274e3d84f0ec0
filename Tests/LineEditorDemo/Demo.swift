import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A host in small: it says what it read, and obeys a few words that the terminal tests need.
@main
struct Demo {
  static func main() {
    // Said for tests that send signals; the prompt follows.
    print("pid \(getpid())")
    let grammar = Grammar()
    let history = HistoryFile.standardPath.map { HistoryFile(path: $0) }
    let reader: any LineReader =
      TerminalReader(delegate: grammar, history: history) ?? StreamReader(delegate: grammar)
    let style: PromptStyle = CommandLine.arguments.contains("--colour") ? .colour : .plain
    let prompt = Prompt(text: "slate published › ", ascii: "slate published > ", style: style)
    do {
      while case .line(let entry) = try reader.readLine(prompt: prompt) {
        if let notice = reader.remember(entry) { print("notice: \(notice)") }
        if !run(entry) { return }
      }
      print("end of input")
    } catch {
      print("error: \(error)")
    }
  }

  /// False ends the demo.
  private static func run(_ entry: String) -> Bool {
    switch entry {
    case "quit": return false
    case "wait":
      print("waiting")
      sleep(60)
    case "modes": system("stty -a")
    case "partial":
      print("no newline", terminator: "")
      fflush(nil)
    default:
      print("ran <\(entry.map { $0 == "\n" ? "\\n" : $0 == "\t" ? "\\t" : String($0) }.joined())>")
    }
    return true
  }
}
