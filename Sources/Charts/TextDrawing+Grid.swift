extension TextDrawing {
  /// A heat map, or a tile map.
  func draw(_ body: GridBody) -> TextCanvas { TextCanvas(width: style.width, height: 1) }
}
