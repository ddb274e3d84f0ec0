import Foundation
import SlateKit
import Statistics

/// Many simulations, shared among the processors.
struct SimulationRun: Sendable {
  let simulator: Simulator
  let simulations: Int
  /// For each cell, the part that it belongs to.
  let ofCell: [Int]
  let partCount: Int
  /// What a child in each cell counts: 1, or what the plan costs.
  let weights: [Double]?

  /// The sums of each simulation, in the order of the simulations: a number for each year and part.
  ///
  /// - Throws: `CancellationError` where the line is given up.
  func sums() async throws -> [[Double]] {
    let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, simulations))
    return try await withThrowingTaskGroup(of: [(Int, [Double])].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var part: [(Int, [Double])] = []
          for number in stride(from: worker, to: simulations, by: workers) {
            try Task.checkCancellation()
            part.append((number, sum(simulator.run(number))))
          }
          return part
        }
      }
      var all = [[Double]](repeating: [], count: simulations)
      for try await part in group {
        for (number, sums) in part { all[number] = sums }
      }
      return all
    }
  }

  private func sum(_ years: [[Int]]) -> [Double] {
    var sums = [Double](repeating: 0, count: years.count * partCount)
    for (year, cells) in years.enumerated() {
      for (cell, children) in cells.enumerated() where children > 0 {
        sums[year * partCount + ofCell[cell]] += Double(children) * (weights?[cell] ?? 1)
      }
    }
    return sums
  }
}
