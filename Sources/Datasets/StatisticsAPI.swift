import Foundation
import Synchronization

/// The public API of Explore Education Statistics, version 1: publications, data sets and their versions.
///
/// Every failure is a ``DatasetError`` in whole sentences. A server that is busy (429) or failing (5xx) is asked again, up to
/// four times, after the time that it names (`Retry-After`) or one, two and four pauses.
public struct StatisticsAPI: Sendable {
  /// Where the API is, without a slash at its end.
  public let base: String
  /// The first pause before asking again.
  public let pause: Duration
  /// How many seconds may pass without a byte from the server.
  public let patience: Int
  /// The base address of the API that the Department for Education runs.
  public static let official = "https://api.education.gov.uk/statistics/v1"

  static let tries = 4
  /// The longest that a server may make us wait, in seconds.
  static let longestWait = 60
  private static let largestAnswer = 64 << 20

  /// The API at an address.
  public init(base: String = official, pause: Duration = .seconds(1), patience: Int = 60) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.pause = pause
    self.patience = patience
  }

  /// The answer at a path, with its query already encoded.
  public func get(_ path: String) async throws -> JSONValue { try value(of: try await ask(path)) }

  /// The answer at a path; nil where there is nothing, or nothing any more.
  public func find(_ path: String) async throws -> JSONValue? {
    let answer = try await ask(path)
    return [403, 404, 410].contains(answer.0.status) ? nil : try value(of: answer)
  }

  /// The answer to a question that is posted.
  public func post(_ question: JSONValue, to path: String) async throws -> JSONValue {
    try value(of: try await ask(path, posting: Array(question.json.utf8)))
  }

  private func ask(_ path: String, posting question: [UInt8]? = nil) async throws
    -> (HTTPTransfer.Head, [UInt8])
  {
    var fields = ["Accept: application/json"]
    if question != nil { fields.append("Content-Type: application/json") }
    let transfer = HTTPTransfer(
      address: base + path, fields: fields, body: question, patience: patience)
    return try await retrying {
      let body = Mutex<[UInt8]>([])
      let head = try await transfer.run { _, bytes in
        body.withLock { body in
          guard body.count + bytes.count <= Self.largestAnswer else { return false }
          body.append(contentsOf: bytes)
          return true
        }
      }
      return (head, body.withLock { $0 })
    }
  }

  private func value(of answer: (head: HTTPTransfer.Head, body: [UInt8])) throws -> JSONValue {
    try check(answer.head, answer.body)
    guard let value = try? JSONValue(answer.body), case .object = value else {
      if answer.body.prefix(256).first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { throw webPage }
      throw DatasetError(
        "\(base) answered with something else than a whole record of JSON.", hint: "Try again.")
    }
    return value
  }

  /// An answer that is there to be looked at.
  var webPage: DatasetError {
    DatasetError(
      "\(base) answered with a web page instead of data.",
      hint: "A proxy or a sign-in page may stand between; open the address in a browser.")
  }

  /// Every result of a list that comes in pages.
  public func list(_ path: String, pageSize: Int) async throws -> [JSONValue] {
    var results: [JSONValue] = []
    var page = 1
    while true {
      let separator = path.contains("?") ? "&" : "?"
      let answer = try await get("\(path)\(separator)page=\(page)&pageSize=\(pageSize)")
      let found = answer["results"]?.items ?? []
      results += found
      if found.isEmpty || page >= (answer["paging"]?["totalPages"]?.integer ?? 1) { return results }
      page += 1
    }
  }

  /// Text as it stands in a query or path.
  public static func encoded(_ text: String) -> String {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  /// Asks again where the server is busy or failing, or the connection broke.
  func retrying<Body: Sendable>(
    _ ask: () async throws -> (HTTPTransfer.Head, Body)
  ) async throws -> (HTTPTransfer.Head, Body) {
    var wait = pause
    for attempt in 1... {
      do {
        let answer = try await ask()
        guard attempt < Self.tries, answer.0.status == 429 || answer.0.status >= 500 else { return answer }
        if let seconds = answer.0.fields["retry-after"].flatMap({ Int($0) }) {
          guard seconds <= Self.longestWait else { return answer }
          wait = max(wait, .seconds(max(seconds, 0)))
        }
      } catch let failure as HTTPFailure {
        // Waiting as long again for a server that says nothing is tried once, not more.
        let tries = failure.code == 28 ? 2 : Self.tries
        guard failure.isPassing, attempt < tries else { throw error(for: failure) }
      }
      try await Task.sleep(for: wait)
      wait *= 2
    }
    preconditionFailure("The last try returns or throws.")
  }

  /// What a transfer's failure means to a reader.
  func error(for failure: HTTPFailure) -> DatasetError {
    switch failure.code {
    case -1:
      DatasetError(
        "Connections need the library libcurl, which is not on this machine.",
        hint:
          "Install it ('apt-get install libcurl4' on Debian and Ubuntu); everything else works without it.")
    case 47:
      DatasetError("\(base) sends on from address to address without an end.", hint: "Try again later.")
    case 1 where base.lowercased().hasPrefix("https:"):
      DatasetError(
        "\(base) sends on to an address that is not secure, which is not followed.",
        hint: "A proxy or a sign-in page may stand between; open the address in a browser.")
    case 1, 3:
      DatasetError("'\(base)' is no address of the web.", hint: "It begins with https:// or http://.")
    case 5, 6, 7:
      DatasetError(
        "\(base) cannot be reached: \(failure.reason).",
        hint: "Check the connection. Files that were downloaded can be imported without it.")
    case 28:
      DatasetError("\(base) did not answer in time.", hint: "Try again later.")
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91:
      DatasetError(
        "No secure connection to \(base): \(failure.reason).", hint: "A proxy may stand between.")
    case 23:
      DatasetError(
        "What \(base) sent could not be kept.", hint: "The disk may be full, or the answer is too large.")
    default: DatasetError("The connection to \(base) broke: \(failure.reason).", hint: "Try again.")
    }
  }

  /// Refuses an answer that is none.
  func check(_ head: HTTPTransfer.Head, _ body: [UInt8]) throws(DatasetError) {
    guard head.status >= 300 || head.status < 200 else { return }
    let answer = try? JSONValue(body)
    let errors = (answer?["errors"]?.items ?? []).compactMap { item -> String? in
      guard let message = item["message"]?.text else { return nil }
      let path = item["path"]?.text ?? ""
      return path.isEmpty ? message : "\(message) (\(path))"
    }
    switch head.status {
    case 404:
      throw DatasetError(
        "The statistics API has nothing there.",
        hint: "'catalog search TEXT' lists the data sets with their ids.")
    case 429:
      let seconds = head.fields["retry-after"].map { " for \($0) seconds" } ?? ""
      throw DatasetError(
        "The statistics API asks to wait\(seconds): it had too many requests.", hint: "Try again then.")
    case 500...:
      throw DatasetError(
        "The statistics API is failing at present (status \(head.status)).", hint: "Try again later.")
    default:
      let said = errors.isEmpty ? [answer?["title"]?.text ?? "status \(head.status)"] : errors
      throw DatasetError("The statistics API refuses this: \(said.joined(separator: "; ")).")
    }
  }
}
