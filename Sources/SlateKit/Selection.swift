/// Which rows of an input a command reads: the options that every analysis shares.
public struct Selection: ParsableArguments, Sendable {
  @Option(help: "One row for England, for each region, or for each authority.")
  public var by: Geography?

  @Option(help: "Only the authorities of this region.")
  public var region: AreaName?

  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year means the school year that ends in it."
  )
  public var years: Years?

  @Flag(help: "Read the embedded published figures, even where a file was imported.")
  public var embedded = false

  @Argument(help: "Areas by name, by code, or by an unambiguous part of a name.")
  public var areas: [AreaName] = []

  public init() {}
}
