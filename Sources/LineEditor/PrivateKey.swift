/// Keys that no keyboard has: control codes from U+0080 on, which never reach libedit from outside. Each
/// stands for a key that sends a sequence, or makes libedit run a command of its own.
enum PrivateKey: UInt8, CaseIterable {
  case paste = 0x80
  case endLine, previousEntry, nextEntry
  case up, down, right, left, home, end, delete, wordLeft, wordRight

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The key as bindings name it.
  var name: String { "\\" + String(rawValue, radix: 8) }

  /// What the key does; in vi's command mode where `inCommandMode` is set.
  func command(inCommandMode: Bool) -> String {
    switch self {
    case .paste: "slate-paste"
    case .endLine: "ed-newline"
    case .previousEntry: "ed-prev-history"
    case .nextEntry: "ed-next-history"
    case .up: "slate-up"
    case .down: "slate-down"
    case .right: inCommandMode ? "ed-next-char" : "slate-forward"
    case .left: "ed-prev-char"
    case .home: "ed-move-to-beg"
    case .end: inCommandMode ? "ed-move-to-end" : "slate-end"
    case .delete: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: inCommandMode ? "vi-next-word" : "em-next-word"
    }
  }

  /// What terminals send for the key after an escape.
  var sequences: [String] {
    switch self {
    case .paste, .endLine, .previousEntry, .nextEntry: []
    case .up: ["[A", "OA"]
    case .down: ["[B", "OB"]
    case .right: ["[C", "OC"]
    case .left: ["[D", "OD"]
    case .home: ["[H", "OH", "[1~", "[7~"]
    case .end: ["[F", "OF", "[4~", "[8~"]
    case .delete: ["[3~"]
    case .wordLeft: ["[1;5D", "[1;3D", "[5D", "Od"]
    case .wordRight: ["[1;5C", "[1;3C", "[5C", "Oc"]
    }
  }
}
