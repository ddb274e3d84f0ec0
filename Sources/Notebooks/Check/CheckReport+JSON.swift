import Foundation

extension CheckReport {
  private struct Document: Encodable {
    struct Line: Encodable {
      var recorded: String?
      var now: String?
    }
    struct Deviation: Encodable {
      var distance: Double
      var recorded: String
      var now: String
    }
    struct Cell: Encodable {
      var cell: Int
      var line: Int
      var isRecorded: Bool
      var differences: [Line]
      var largestDeviation: Deviation?
    }
    struct Cause: Encodable {
      var kind: String
      var text: String
    }
    var result: String
    var exitStatus: Int32
    var cells: Int
    var drifts: [Cell]
    var causes: [Cause]
    var failure: String?
  }

  /// The report as one object of JSON, with every line that differs: `result` is same, drift, failed or inputs.
  public var json: String {
    let results = [0: "same", 1: "drift", 2: "failed", 3: "inputs"]
    let document = Document(
      result: results[Int(exitStatus)] ?? "failed", exitStatus: exitStatus, cells: cells,
      drifts: drifts.map { drift in
        Document.Cell(
          cell: drift.cell, line: drift.line, isRecorded: drift.isRecorded,
          differences: drift.lines.map { Document.Line(recorded: $0.recorded, now: $0.now) },
          largestDeviation: drift.largestDeviation.flatMap { distance in
            drift.numbers.count == 2
              ? Document.Deviation(distance: distance, recorded: drift.numbers[0], now: drift.numbers[1])
              : nil
          })
      }, causes: reportedCauses.map { Document.Cause(kind: $0.kind.rawValue, text: $0.text) },
      failure: failure)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
