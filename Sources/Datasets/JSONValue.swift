import Foundation

/// A JSON value that is read leniently: a field that is absent or of another type is nil.
public enum JSONValue: Decodable, Sendable, Hashable {
  case object([String: JSONValue]), array([JSONValue]), text(String), number(Double), boolean(Bool), null

  /// Decodes whatever stands there.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? value.decode(Bool.self) {
      self = .boolean(flag)
    } else if let items = try? value.decode([JSONValue].self) {
      self = .array(items)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// Reads a text.
  public init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) }

  /// A field of an object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let fields) = self { fields[name] } else { nil }
  }
  /// The text of a string, or of a number.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: nil
    }
  }
  /// A whole number.
  public var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
  /// The value as JSON, with the fields of objects in the order of their names.
  public var json: String {
    switch self {
    case .object(let fields):
      "{"
        + fields.sorted { $0.key < $1.key }.map { "\(JSONValue.quoted($0.key)):\($0.value.json)" }
        .joined(separator: ",") + "}"
    case .array(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    case .text(let text): JSONValue.quoted(text)
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .null: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The elements of a list; none of anything else.
  public var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  /// The fields of an object; none of anything else.
  public var fields: [String: JSONValue] { if case .object(let fields) = self { fields } else { [:] } }
}
