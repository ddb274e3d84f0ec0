import SlateKit

/// What a script says on standard error in a line of JSON while it runs.
enum ScriptMessage: Sendable, Equatable {
  /// How far it is: `{"progress": 0.4, "label": "fitting"}`.
  case progress(String, Double?)
  /// A sentence beside the result: `{"note": "..."}` or `{"warning": "..."}`.
  case notice(Notice)
  /// What its columns mean: `{"columns": [{"name": "gap", "label": "Gap", "unit": "points", "decimals": 1}]}`.
  case columns([ColumnMeaning])
  /// Why it failed, as a person should read it: `{"error": "...", "hint": "...", "argument": "..."}`.
  case failure(String, hint: String, argument: String?)

  /// The messages of a line; nil where it is words for a person.
  static func messages(in line: String) -> [ScriptMessage]? {
    guard line.hasPrefix("{"), let value = try? JSONValue(Array(line.utf8)) else { return nil }
    var found: [ScriptMessage] = []
    if let text = value["error"]?.text {
      found.append(.failure(text, hint: value["hint"]?.text ?? "", argument: value["argument"]?.text))
    }
    if let text = value["warning"]?.text { found.append(.notice(.warning(text))) }
    if let text = value["note"]?.text { found.append(.notice(.note(text))) }
    if let columns = value["columns"] { found.append(.columns(columns.items.compactMap(ColumnMeaning.init))) }
    if value["progress"] != nil || value["label"] != nil {
      var fraction: Double?
      if case .number(let number)? = value["progress"] { fraction = min(max(number, 0), 1) }
      found.append(.progress(value["label"]?.text ?? "working", fraction))
    }
    return found.isEmpty ? nil : found
  }
}
