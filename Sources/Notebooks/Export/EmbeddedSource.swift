import Foundation

/// The notebook that a page carries along.
enum EmbeddedSource {
  private static let head = "data:text/markdown;charset=utf-8;base64,"

  /// The notebook's text as an address.
  static func address(of text: String) -> String { head + Data(text.utf8).base64EncodedString() }

  /// The notebook in a page; nil where the text is no page with one.
  static func notebook(in page: String) -> String? {
    guard page.hasPrefix("<!doctype html>") else { return nil }
    let parts = page.split(separator: "href=\"" + head, maxSplits: 1)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "\"") else { return nil }
    return Data(base64Encoded: String(parts[1][..<end])).map { String(decoding: $0, as: UTF8.self) }
  }
}
