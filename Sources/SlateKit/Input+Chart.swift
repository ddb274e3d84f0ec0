extension Input {
  /// How a table made from the input is best drawn: its numbers, in words, with the publication as the source.
  public func chart(_ kind: ChartHint.Kind? = nil, of y: String..., by: String? = nil, title: String)
    -> ChartHint
  {
    ChartHint(kind, y: y, by: by, title: title, source: publication.title)
  }
}
