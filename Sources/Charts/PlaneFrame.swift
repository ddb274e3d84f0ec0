/// Where the marks of a plane lie on a canvas of text.
struct PlaneFrame {
  let body: PlaneBody
  /// The column of the left end.
  let left: Int
  /// The row of the upper end.
  let top: Int
  /// How many columns lie between the ends.
  let width: Int
  /// How many rows lie between the ends.
  let height: Int

  func column(_ point: PlaneBody.Point) -> Int {
    left + Int((body.x.position(of: point.x) * Double(width)).rounded())
  }

  func row(_ point: PlaneBody.Point) -> Int { row(body.y.position(of: point.y)) }

  func row(_ position: Double) -> Int { top + height - Int((position * Double(height)).rounded()) }

  func dot(_ point: PlaneBody.Point) -> (x: Int, y: Int) {
    (
      left * 2 + Int((body.x.position(of: point.x) * Double(width * 2 + 1)).rounded()),
      top * 4 + (height * 4 + 3) - Int((body.y.position(of: point.y) * Double(height * 4 + 3)).rounded())
    )
  }
}
