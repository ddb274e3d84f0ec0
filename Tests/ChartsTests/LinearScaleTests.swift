import Testing

@testable import Charts

@Suite("Scales of numbers") struct LinearScaleTests {
  @Test(
    "Ticks stand at round numbers and cover the data",
    arguments: [
      ([0.0, 97], ["0", "20", "40", "60", "80", "100"]),
      ([46.4, 60.4], ["45", "50", "55", "60", "65"]),
      ([353_995.0, 638_745], ["300,000", "400,000", "500,000", "600,000", "700,000"]),
      ([-3.0, 4], ["-4", "-2", "0", "2", "4"]),
      ([0.012, 0.031], ["0.010", "0.015", "0.020", "0.025", "0.030", "0.035"]),
      ([12_000_000.0, 47_000_000], ["10m", "20m", "30m", "40m", "50m"]),
      ([5.0], ["4.4", "4.6", "4.8", "5.0", "5.2", "5.4", "5.6"]),
    ])
  func ticks(values: [Double], labels: [String]) {
    #expect(LinearScale(covering: values).labels == labels)
  }

  @Test("Any numbers have ascending ticks that cover them, a round step apart, with labels that differ")
  func properties() {
    var generator = Generator(seed: 11)
    for _ in 0..<3_000 {
      let exponent = Double(Int.random(in: -280...280, using: &generator))
      let size = LinearScale.power(Int(exponent))
      let values = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        Double.random(in: -10...10, using: &generator) * size
      }
      let scale = LinearScale(covering: values, zero: Bool.random(using: &generator))
      let ticks = scale.ticks
      #expect(ticks.count >= 2 && ticks.count <= 14, "\(values): \(ticks.count) ticks")
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 }, "\(values): \(ticks)")
      #expect(Set(scale.labels).count == ticks.count, "\(values): \(scale.labels)")
      for value in values {
        let position = scale.position(of: value)
        #expect(position >= -1e-6 && position <= 1 + 1e-6, "\(value) lies at \(position) of \(ticks)")
      }
    }
  }

  @Test("Numbers that cannot be drawn do not count", arguments: [[Double.nan], [.infinity, -.infinity], []])
  func unfit(values: [Double]) { #expect(LinearScale(covering: values).labels.first == "0.0") }
}

/// A generator whose numbers are the same on every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
