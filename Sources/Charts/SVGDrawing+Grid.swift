extension SVGDrawing {
  /// A heat map, or a tile map.
  mutating func draw(_ body: GridBody) {}
}
