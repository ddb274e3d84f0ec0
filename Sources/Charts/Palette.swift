/// The colours and the signs that tell series apart, with and without colour.
enum Palette {
  /// How many series have a colour and a sign of their own.
  static let count = 6
  /// Colours on a light ground, in the order of the series; each differs from white by 3:1 or more, or carries a label.
  static let light = ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"]
  /// The same on a dark ground.
  static let dark = ["#7fb8ea", "#4fd1c5", "#f08fc0", "#ff9b66", "#d0d0d0", "#c9b6ee"]
  /// The same among the 256 colours of a terminal, readable on both grounds.
  static let terminal = [32, 36, 169, 208, 244, 98]
  /// Classes of a map or heat map from low to high, on any ground: one hue, with the lightness falling.
  static let levels = ["#dbe9f6", "#a6cbe8", "#5f9fd0", "#2a6ca8", "#12436d"]
  /// The colour of text on each class.
  static let onLevels = ["#0b0c0c", "#0b0c0c", "#0b0c0c", "#ffffff", "#ffffff"]
  /// The classes among the 256 colours of a terminal: ground and text.
  static let terminalLevels = [(195, 16), (153, 16), (74, 16), (25, 231), (18, 231)]
  /// Markers of points in a terminal.
  static let markers: [Character] = ["●", "○", "◆", "▲", "■", "□"]
  /// The same in ASCII.
  static let plainMarkers: [Character] = ["*", "o", "+", "x", "#", "@"]
  /// What bars are filled with in a terminal.
  static let fills: [Character] = ["█", "▒", "▓", "░", "▚", "▤"]
  /// The same in ASCII.
  static let plainFills: [Character] = ["#", "=", ":", "-", "+", "%"]
  /// Dashes of lines in SVG.
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "1 4"]
}
