import Rendering
import SlateKit

/// A part of what a statement gave, as a report shows it.
enum ResultPart: Sendable {
  case table(ShownTable)
  case lines(String)
  case notice(Notice)
}
