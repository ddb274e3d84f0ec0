/// What the library says about an error, taken apart: with `errors_as_json` it is an object of texts, sometimes behind a prefix.
struct EngineText {
  /// The name of the engine's error class: `Binder`, `Parser`, `IO`, ...; empty where the text names none.
  var type = ""
  /// The message, without the class before it.
  var message = ""
  /// The other fields: `position`, `candidates`, `error_subtype`, ...
  var fields: [String: String] = [:]

  /// Takes the library's text apart.
  init(_ text: String) {
    if let start = text.firstIndex(of: "{"), let object = JSONText.object(in: text[start...]),
      let message = object["exception_message"]
    {
      fields = object
      type = object["exception_type"] ?? ""
      self.message = message
    } else {
      message = text
    }
    stripPrefix()
  }

  /// Takes `Binder Error: ` off the front of the message, and keeps the class where the object named none.
  private mutating func stripPrefix() {
    for marker in [" Error: ", " Exception: "] {
      guard let range = message.firstRange(of: marker) else { continue }
      let name = message[..<range.lowerBound]
      guard name.count <= 32, name.allSatisfy({ $0.isLetter || $0 == " " || $0 == "/" || $0 == "-" }) else {
        continue
      }
      if type.isEmpty { type = String(name) }
      message = String(message[range.upperBound...])
      return
    }
  }
}
