/// A grid of characters with colours, and of dots inside them: two by four in a character of braille.
struct TextCanvas {
  /// What a piece of the text looks like, beside its characters.
  enum Ink: Hashable {
    case plain, bold, dim
    case series(Int)
    case level(Int)
  }

  let width: Int
  let height: Int
  private var characters: [Character?]
  private var dots: [UInt8]
  private var inks: [Ink]

  init(width: Int, height: Int) {
    self.width = max(width, 1)
    self.height = max(height, 1)
    characters = Array(repeating: nil, count: self.width * self.height)
    dots = Array(repeating: 0, count: self.width * self.height)
    inks = Array(repeating: .plain, count: self.width * self.height)
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    column >= 0 && column < width && row >= 0 && row < height ? row * width + column : nil
  }

  /// Whether nothing but dots stands there.
  func isFree(_ column: Int, _ row: Int) -> Bool { index(column, row).map { characters[$0] == nil } ?? false }

  mutating func put(_ character: Character, _ column: Int, _ row: Int, _ ink: Ink = .plain) {
    guard let index = index(column, row) else { return }
    // Half of a wide character must not stay behind.
    if characters[index] == "\0", column > 0, let left = self.index(column - 1, row) {
      characters[left] = " "
    }
    if let old = characters[index], DisplayWidth.of(old) == 2, let right = self.index(column + 1, row) {
      characters[right] = " "
    }
    characters[index] = character
    inks[index] = ink
  }

  /// Writes text that has no hidden characters; what has no room is left out, a wide character whole.
  mutating func write(_ text: String, _ column: Int, _ row: Int, _ ink: Ink = .plain) {
    var column = column
    for character in text {
      let size = DisplayWidth.of(character)
      if size == 0 { continue }
      guard column + size <= width else { return }
      put(character, column, row, ink)
      if size == 2 { put("\0", column + 1, row, ink) }
      column += size
    }
  }

  /// Sets one dot; the canvas has twice as many columns and four times as many rows of them.
  mutating func dot(_ x: Int, _ y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, let index = index(x / 2, y / 4) else { return }
    let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    dots[index] |= bits[(y % 4) * 2 + x % 2]
    inks[index] = ink
  }

  /// A straight line of dots.
  mutating func line(from a: (x: Int, y: Int), to b: (x: Int, y: Int), _ ink: Ink, every step: Int = 1) {
    let count = max(abs(b.x - a.x), abs(b.y - a.y), 1)
    for index in stride(from: 0, through: count, by: step) {
      let share = Double(index) / Double(count)
      dot(
        a.x + Int((Double(b.x - a.x) * share).rounded()), a.y + Int((Double(b.y - a.y) * share).rounded()),
        ink)
    }
  }

  /// The lines, without spaces at their ends.
  func lines(_ style: ChartStyle) -> [String] {
    (0..<height).map { row in
      var line = ""
      var current = Ink.plain
      var end = width
      while end > 0, isBlank(row * width + end - 1) { end -= 1 }
      for column in 0..<end {
        let index = row * width + column
        if characters[index] == "\0" { continue }
        let ink = isBlank(index) && !isLevel(inks[index]) ? .plain : inks[index]
        if style.colour, ink != current {
          line += TextCanvas.code(ink)
          current = ink
        }
        line.append(character(at: index, style))
      }
      return style.colour && current != .plain ? line + "\u{1B}[0m" : line
    }
  }

  private func isLevel(_ ink: Ink) -> Bool { if case .level = ink { true } else { false } }

  private func isBlank(_ index: Int) -> Bool {
    (characters[index] ?? " ") == " " && (characters[index] != nil || dots[index] == 0)
      && !isLevel(inks[index])
  }

  private func character(at index: Int, _ style: ChartStyle) -> Character {
    if let character = characters[index] { return character }
    guard dots[index] != 0 else { return " " }
    if !style.unicode {
      if case .series(let number) = inks[index] { return Palette.plainMarkers[number % Palette.count] }
      return "."
    }
    return Unicode.Scalar(0x2800 + UInt32(dots[index])).map(Character.init) ?? " "
  }

  static func code(_ ink: Ink) -> String {
    switch ink {
    case .plain: return "\u{1B}[0m"
    case .bold: return "\u{1B}[0;1m"
    case .dim: return "\u{1B}[0;2m"
    case .series(let number): return "\u{1B}[0;38;5;\(Palette.terminal[number % Palette.count])m"
    case .level(let level):
      let (ground, text) = Palette.terminalLevels[min(max(level, 0), Palette.terminalLevels.count - 1)]
      return "\u{1B}[0;48;5;\(ground);38;5;\(text)m"
    }
  }
}
