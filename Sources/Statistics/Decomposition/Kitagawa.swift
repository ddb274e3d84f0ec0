/// The difference between two averages, split into the groups' shares and the groups' rates (Kitagawa 1955).
public struct Kitagawa: Sendable {
  /// A group's share and rate in both averages.
  public struct Group: Sendable {
    /// Its share of the first and of the second population.
    public var shares: (Double, Double)
    /// Its rate in the first and in the second population.
    public var rates: (Double, Double)

    /// A group with its share and rate in both populations.
    public init(shares: (Double, Double), rates: (Double, Double)) {
      self.shares = shares
      self.rates = rates
    }

    /// What the change in its share does to the average.
    public var composition: Double { (shares.1 - shares.0) * (rates.0 + rates.1) / 2 }
    /// What the change in its rate does to the average.
    public var rate: Double { (rates.1 - rates.0) * (shares.0 + shares.1) / 2 }
  }

  /// The groups.
  public let groups: [Group]

  /// The split over some groups.
  public init(_ groups: [Group]) { self.groups = groups }

  /// What all changes in shares do to the average.
  public var composition: Double { groups.reduce(0) { $0 + $1.composition } }
  /// What all changes in rates do to the average.
  public var rate: Double { groups.reduce(0) { $0 + $1.rate } }
  /// The second average less the first.
  public var difference: Double { composition + rate }
}
