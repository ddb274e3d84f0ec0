import SlateKit

extension LineParser {
  /// The stage of `define NAME [PARAMETER ...] = PIPELINE`: its words, and the pipeline as one quoted word behind `=`; nil where
  /// the line is none. The pipeline is not run here, so it keeps its bars.
  mutating func definition() throws -> Statement.Stage? {
    let start = position
    skipBlanks()
    guard let first = try? word(), first.text == "define", !first.isQuoted else {
      position = start
      return nil
    }
    var words = [first]
    while true {
      skipBlanks()
      guard let next = try word() else {
        position = start
        return nil
      }
      words.append(next)
      if next.text == "=", !next.isQuoted { break }
    }
    skipBlanks()
    let from = position
    let body = String(decoding: bytes[from...], as: UTF8.self)
    switch LineParser.parse(body) {
    case .incomplete: throw Unfinished()
    case .failure(var error):
      if case .range(let range) = error.place {
        error.place = .range((range.lowerBound + from)..<(range.upperBound + from))
      }
      throw error
    case .complete(let statement):
      guard let last = statement.stages.last else {
        throw SlateError(
          "Nothing stands behind '='.", at: .range(words[words.count - 1].range),
          hint: "define NAME = COMMAND | COMMAND ...")
      }
      position = bytes.count
      let end = from + last.range.upperBound
      let text = String(decoding: bytes[from..<max(end, from)], as: UTF8.self)
      words.append(Word(text: text, range: from..<end, isQuoted: true))
      return .init(words: words, range: first.range.lowerBound..<end)
    }
  }
}
