/// Where on the screen text ends that is drawn from the start of a row, as libedit draws it.
struct ScreenPosition: Equatable {
  var row = 0
  var column = 0

  /// Where `text` ends on a screen that is `width` columns wide.
  init(after text: some Sequence<Unicode.Scalar>, width: Int) {
    for scalar in text { advance(over: scalar, width: max(width, 1)) }
  }

  private mutating func advance(over scalar: Unicode.Scalar, width: Int) {
    switch scalar {
    case "\n":
      row += 1
      column = 0
    case "\t":
      repeat { step(1, width) } while column % 8 != 0
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      step(2, width)
    default:
      let columns = DisplayWidth.of(scalar)
      if column + columns > width {
        row += 1
        column = 0
      }
      step(columns, width)
    }
  }

  private mutating func step(_ columns: Int, _ width: Int) {
    column += columns
    if column >= width {
      row += 1
      column = 0
    }
  }
}
