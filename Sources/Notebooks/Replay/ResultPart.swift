import Rendering
import SlateKit

/// A part of what a statement gave, as a report shows it.
enum ResultPart: Sendable {
  case table(ShownTable)
  /// A chart as an `svg` element and as text, with its table.
  case chart(svg: String, text: String, ShownTable)
  case lines(String)
  case notice(Notice)
}
