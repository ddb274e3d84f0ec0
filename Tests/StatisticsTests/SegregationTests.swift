import Statistics
import Testing

@Suite("Segregation") struct SegregationTests {
  /// Five schools, a sixth of whose pupils are disadvantaged.
  private let schools = [(100, 40), (100, 20), (200, 20), (100, 10), (100, 10)]
    .map { Segregation.School(pupils: Double($0.0), disadvantaged: Double($0.1)) }

  @Test("Worked example")
  func worked() throws {
    let indices = try #require(Segregation(schools))
    #expect(abs(indices.share - 0.1667) < 5e-5)
    #expect(abs(indices.dissimilarity - 0.32) < 1e-12)
    #expect(abs(indices.gorard - 0.2667) < 5e-5)
    #expect(abs(indices.isolation - 0.24) < 1e-12)
    #expect(abs(indices.exposure - 0.76) < 1e-12)
    #expect(abs(indices.varianceRatio - 0.088) < 1e-12)
    #expect(abs(indices.mutualInformation - 0.03827) < 5e-6)
    #expect(abs(indices.theil - 0.0849) < 5e-5)
  }

  @Test("Gorard's index is dissimilarity times the share of others")
  func identity() throws {
    let indices = try #require(Segregation(schools))
    #expect(abs(indices.gorard - indices.dissimilarity * (1 - indices.share)) < 1e-12)
  }

  /// The Python package segregation 2.5.4 (Dissim, Isolation, Interaction, CorrelationR, Entropy); mutual information and Gorard's
  /// index from their formulas in R 4.2.2. The schools are those of the shared sequence.
  @Test("Twenty-four schools as another program measures them")
  func reference() throws {
    let u = Sequence.numbers(600)
    let found = try #require(
      Segregation(
        (0..<24).map { index in
          let pupils = (50 + 150 * u[520 + index] + 0.5).rounded(.down)
          return .init(
            pupils: pupils, disadvantaged: (pupils * (0.05 + 0.5 * u[544 + index])).rounded(.down))
        }))
    #expect(agrees(found.dissimilarity, 0.31540354509223373))
    #expect(agrees(found.isolation, 0.3255582524084402))
    #expect(agrees(found.exposure, 0.6744417475915598))
    #expect(agrees(found.varianceRatio, 0.10595309917941352))
    #expect(agrees(found.theil, 0.1000540368737733))
    #expect(agrees(found.mutualInformation, 0.05577848490108372))
    #expect(agrees(found.gorard, 0.2379308266192038))
  }

  @Test("Even schools are not segregated, separate ones wholly")
  func ends() throws {
    let even = try #require(
      Segregation([.init(pupils: 10, disadvantaged: 2), .init(pupils: 50, disadvantaged: 10)]))
    #expect(abs(even.dissimilarity) < 1e-12)
    #expect(abs(even.theil) < 1e-12)
    let apart = try #require(
      Segregation([.init(pupils: 10, disadvantaged: 10), .init(pupils: 50, disadvantaged: 0)]))
    #expect(abs(apart.dissimilarity - 1) < 1e-12)
    #expect(abs(apart.theil - 1) < 1e-12)
    #expect(abs(apart.varianceRatio - 1) < 1e-12)
  }

  @Test("A school without pupils changes nothing")
  func empty() throws {
    #expect(Segregation(schools + [.init(pupils: 0, disadvantaged: 0)]) == Segregation(schools))
  }

  @Test("None for numbers that cannot be, or a group that is empty")
  func none() {
    #expect(Segregation([]) == nil)
    #expect(Segregation([.init(pupils: 10, disadvantaged: 11)]) == nil)
    #expect(Segregation([.init(pupils: 10, disadvantaged: -1)]) == nil)
    #expect(Segregation([.init(pupils: 10, disadvantaged: 0)]) == nil)
  }
}
