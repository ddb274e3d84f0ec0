extension SVGDrawing {
  /// Nodes in stages, and bands between them as wide as what flows.
  mutating func draw(_ body: FlowBody) {}
}
