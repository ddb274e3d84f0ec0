/// The colours of a page, light and dark.
///
/// Every colour of text has a contrast of 4.5 or more with every ground it stands on (WCAG 2.2, success criterion 1.4.3).
public struct HTMLPalette: Sendable {
  /// Grounds and texts as `#rrggbb`.
  public var ground: String, panel: String, text: String, quiet: String, link: String, line: String

  /// For a bright room and for paper.
  public static let light = HTMLPalette(
    ground: "#ffffff", panel: "#f3f5f7", text: "#1a1d21", quiet: "#535b64", link: "#0b5394", line: "#c3c9d0")
  /// For a dark screen.
  public static let dark = HTMLPalette(
    ground: "#14171a", panel: "#1f2429", text: "#e6e9ec", quiet: "#a8b1ba", link: "#8ab8f0", line: "#454d56")

  var declarations: String {
    "--ground:\(ground);--panel:\(panel);--text:\(text);--quiet:\(quiet);--link:\(link);--line:\(line)"
  }
}
