import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Entries typed at a terminal, edited with libedit.
///
/// Keys are those of emacs, or what the user's `~/.editrc` says, under the program name `slate`. The editor
/// adds completion with a list, a dim suggestion of what completion would insert, entries of several lines,
/// bracketed paste, and a history that outlives the session.
///
/// A process has one terminal, so it makes one of these, on the main thread, and reads there. The terminal
/// is in its usual modes whenever no line is being read, and after the process ends, however it ends.
/// An interrupt from the keyboard is a key while a line is read, and a signal again as soon as it is not.
public final class TerminalReader: LineReader {
  /// How a command of ours ended the reading of a line.
  enum Ending {
    case interrupted
    case endOfInput
  }

  let editor: OpaquePointer
  weak let delegate: (any LineEditorDelegate)?
  let history: HistoryFile?
  /// Whether the locale can show more than ASCII.
  let isUnicode: Bool
  /// Whether the terminal cannot move its cursor.
  let isDumb: Bool
  let suggests: Bool

  var decoder: KeyDecoder
  var prompt = ""
  var ending: Ending?
  var pasted = ""
  var suggestion = Suggestion()
  var size: ScreenSize = .current
  private var promptScalars: UnsafeMutablePointer<wchar_t>
  private var entries: OpaquePointer?

  /// Whether standard input and output are both a terminal, so that lines can be edited.
  public static var isAvailable: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Creates an editor on standard input and output; nil where these are not a terminal.
  ///
  /// - Parameters:
  ///   - program: The name that lines of `~/.editrc` can begin with.
  ///   - delegate: Whom to ask about the text. It is not retained.
  ///   - history: Where entries are kept. It is read after the first prompt is on the screen.
  public init?(program: String = "slate", delegate: (any LineEditorDelegate)?, history: HistoryFile? = nil) {
    guard Self.isAvailable else { return nil }
    cel_guard_install()
    isUnicode = cel_use_utf8()
    guard let editor = cel_open(program) else { return nil }
    self.editor = editor
    self.delegate = delegate
    self.history = history
    isDumb = System.variable("TERM").map { $0 == "dumb" } ?? true
    suggests = !isDumb && System.variable("NO_COLOR") == nil
    decoder = KeyDecoder(descriptor: STDIN_FILENO, wakeDescriptor: cel_wake_descriptor())
    promptScalars = Self.copy("")
    cel_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    cel_set_prompt(editor) { TerminalReader.owner(of: $0)?.promptScalars }
    cel_set_key_source(editor) { editor, key in
      guard let reader = TerminalReader.owner(of: editor), let key else { return -1 }
      return reader.readKey(into: key)
    }
    bindKeys()
  }

  deinit {
    el_end(editor)
    if let entries { history_wend(entries) }
    promptScalars.deallocate()
  }

  /// Reads an entry. An interrupt clears what is typed and asks again.
  public func readLine(prompt: Prompt) throws -> LineInput {
    // An interrupt ends one line and begins the next. For a moment in between the terminal is as it was before, and a key held
    // down would be a signal.
    let former = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, former) }
    self.prompt = prompt.visible(unicode: isUnicode)
    promptScalars.deallocate()
    promptScalars = Self.copy(prompt.encoded(unicode: isUnicode))
    freshLine()
    var unfinished = ""
    while true {
      let line = try editedLine()
      switch ending {
      case .interrupted?:
        unfinished = ""
        continue
      case .endOfInput?: return .endOfInput
      case nil: break
      }
      guard let line else { return unfinished.isEmpty ? .endOfInput : .line(unfinished) }
      // Only after `edit off` in the user's file does a line arrive that was not asked about yet.
      let entry = unfinished + line
      if cel_edits(editor) || delegate?.isComplete(entry) ?? true { return .line(entry) }
      unfinished = entry + "\n"
    }
  }

  /// Writes the entry to the history file and adds it to what the arrow keys bring back.
  @discardableResult
  public func remember(_ entry: String) -> String? {
    loadHistory()
    guard entry.contains(where: { !$0.isWhitespace }) else { return nil }
    add(entry)
    return history?.append(entry)
  }

  /// Reads the history file, unless that is done. It waits until a prompt is on the screen.
  func loadHistory() {
    guard entries == nil else { return }
    entries = cel_history_open(editor, Int32(clamping: history?.limit ?? 1000))
    delegate?.firstPromptIsShown()
    for entry in history?.load() ?? [] { add(entry) }
  }

  private func add(_ entry: String) {
    guard let entries else { return }
    let scalars = Self.copy(entry)
    cel_history_add(entries, scalars)
    scalars.deallocate()
  }

  private func editedLine() throws -> String? {
    ending = nil
    suggestion = Suggestion()
    size = .current
    cel_guard_arm(!isDumb && cel_edits(editor))
    defer { cel_guard_disarm() }
    // libedit would do this after it drew the prompt, and keys pressed between would still be signals.
    if cel_edits(editor) { cel_prepare_terminal(editor) }
    var count: Int32 = 0
    guard let line = el_wgets(editor, &count), count > 0 else {
      // A terminal that has gone away reports an input or output error.
      if count < 0 && errno != EIO && ending == nil { throw LineEditorError.unreadable(code: errno) }
      return nil
    }
    var text = String(scalars: Self.scalars(UnsafeBufferPointer(start: line, count: Int(count))))
    if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    return text
  }

  /// The reader that an editor belongs to.
  static func owner(of editor: OpaquePointer?) -> TerminalReader? {
    guard let owner = cel_owner(editor) else { return nil }
    return Unmanaged<TerminalReader>.fromOpaque(owner).takeUnretainedValue()
  }

  /// The characters of C text.
  static func scalars(_ wide: UnsafeBufferPointer<wchar_t>) -> [Unicode.Scalar] {
    wide.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
  }

  /// Text as C wants it, without any U+0000; the caller deallocates it.
  static func copy(_ text: String) -> UnsafeMutablePointer<wchar_t> {
    let copy = UnsafeMutablePointer<wchar_t>.allocate(capacity: text.utf8.count + 1)
    var count = 0
    for scalar in text.unicodeScalars where scalar.value != 0 {
      (copy + count).initialize(to: wchar_t(bitPattern: scalar.value))
      count += 1
    }
    (copy + count).initialize(to: 0)
    return copy
  }
}
