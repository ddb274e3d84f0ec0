import Rendering

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the process is connected to: how wide it is, and what it can show.
struct Terminal: Sendable {
  /// Whether results go to a screen.
  let isScreen: Bool
  /// How many columns the screen has; 80 where there is none.
  let width: Int
  /// How many rows the screen has; 24 where there is none.
  let height: Int
  /// Whether results may be coloured.
  let colour: Bool
  /// Whether the screen shows more than ASCII.
  let unicode: Bool
  /// Whether status can be shown and wiped on standard error.
  let showsStatus: Bool

  /// What standard output is now.
  static var current: Terminal {
    var size = winsize()
    let isScreen = isatty(STDOUT_FILENO) == 1
    let known = isScreen && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let isDumb = variable("TERM").map { $0 == "dumb" } ?? true
    return Terminal(
      isScreen: isScreen, width: known ? Int(size.ws_col) : 80, height: known ? Int(size.ws_row) : 24,
      colour: isScreen && !isDumb && variable("NO_COLOR") == nil, unicode: !isScreen || isUnicodeLocale,
      showsStatus: isatty(STDERR_FILENO) == 1 && !isDumb)
  }

  /// How tables are laid out here: to the screen's size, or whole on a pipe.
  var style: Style {
    isScreen ? Style(width: width, rows: max(height - 8, 10), colour: colour, unicode: unicode) : .file
  }

  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The editor switches to UTF-8 whatever the locale says, so only a terminal that asks for plain C shows less.
  private static var isUnicodeLocale: Bool {
    let locale = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
    let upper = locale.uppercased()
    return upper.contains("UTF-8") || upper.contains("UTF8")
  }
}
