import Foundation
import Testing

@testable import Datasets

@Suite("SHA-256 and UTF-8")
struct SHA256Tests {
  static let vectors: [(text: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("The digests of FIPS 180-4, in pieces of any size", arguments: vectors.indices)
  func digests(index: Int) {
    let (text, digest) = Self.vectors[index]
    let bytes = Array(text.utf8)
    for size in [1, 63, 64, 65, 4096, max(bytes.count, 1)] where bytes.count / size < 20_000 {
      for usesInstructions in [true, false] {
        var hash = SHA256(usesInstructions: usesInstructions)
        for start in stride(from: 0, to: bytes.count, by: size) {
          bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.hexDigest() == digest, "pieces of \(size)")
      }
    }
  }

  @Test("The first byte that is no UTF-8 is found, wherever the pieces are cut")
  func faults() {
    let good = Array("aé€😀 plain text that is long enough for a stride".utf8)
    let bad: [[UInt8]] = [
      [0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5], [0xe2, 0x28], [0xf4, 0x90, 0x80, 0x80],
    ]
    for cut in 0...good.count {
      var check = UTF8Check()
      #expect(good[..<cut].withUnsafeBytes { check.firstFault(in: $0) } == nil)
      #expect(good[cut...].withUnsafeBytes { check.firstFault(in: $0) } == nil)
      #expect(!check.isWithinCharacter)
    }
    for fault in bad {
      var check = UTF8Check()
      let found = (good + fault).withUnsafeBytes { check.firstFault(in: $0) }
      #expect(found.map { $0 >= good.count } == true, "\(fault)")
    }
  }
}
