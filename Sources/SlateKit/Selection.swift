/// Which rows of an input a command reads: the options that every analysis shares.
public struct Selection: ParsableArguments, Sendable {
  /// Whether each row is England, a region or an authority.
  @Option(help: "One row for England, for each region, or for each authority.")
  public var by: Geography?

  /// The region whose authorities are meant.
  @Option(help: "Only the authorities of this region.")
  public var region: AreaName?

  /// The years that are meant.
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year means the school year that ends in it."
  )
  public var years: Years?

  /// Whether the embedded figures come before an imported file.
  @Flag(help: "Read the embedded published figures, even where a file was imported.")
  public var embedded = false

  /// On which areas series stand where authorities were split or merged; nil for the areas as the file has them.
  @Option(
    help:
      "Where authorities were split or merged, sum their counts to the areas before (old), after (new), or to those whose border stayed (whole)."
  )
  public var footing: Footing?

  /// The areas that are meant.
  @Argument(help: "Areas by name, by code, or by an unambiguous part of a name.")
  public var areas: [AreaName] = []

  /// For the parser: whoever makes one sets every property before it is read.
  public init() {}
}
