import SlateTestSupport
import Testing

@Suite("Files that break one rule", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct BrokenFileTests {
  @Test("The rule's check finds it on its lines, and no other check is offended", arguments: Broken.all)
  func broken(_ broken: Broken) async throws {
    let results = try await broken.pair.screen()
    let found = try #require(results[broken.check])
    #expect(found["result"] == broken.result, "\(found)")
    if let lines = broken.lines { #expect(found["lines"] == lines, "\(found)") }
    #expect(found["message"]?.isEmpty == false && found["mend"]?.isEmpty == false)
    let others = results.values.filter {
      $0["check"] != broken.check && ["fail", "advisory"].contains($0["result"])
        && !broken.implied.contains($0["check"] ?? "")
    }
    #expect(others.map { "\($0["check"] ?? ""): \($0["message"] ?? "")" } == [])
  }

  @Test("Several faults in one file are all found at once")
  func several() async throws {
    var pair = Pair()
    pair.set("sex", "", rows: 4..<5)
    pair.set("time_period", "202325", rows: 3..<6)
    pair.set("headcount", ":", rows: 8..<9)
    pair.meta[1]["indicator_unit"] = "pupils"
    pair.dataName = "pupil absence.csv"
    let failed = try await pair.screen().values.filter { $0["result"] == "fail" }.compactMap { $0["check"] }
    #expect(
      failed.sorted() == [
        "check_filename_spaces", "check_filenames_match", "check_filter_blanks", "check_ind_invalid_entry",
        "check_meta_ind_unit_validation", "check_time_period_six",
      ])
  }

  @Test("Every check is broken by some file")
  func complete() async throws {
    let names = Set(try await Pair().screen().keys)
    let dictionary: Set<String> = ["check_data_dict_col_name", "check_data_dict_fil_item"]
    let elsewhere: Set<String> = ["file_readable", "file_encoding", "file_size"]
    #expect(names.subtracting(Broken.all.map(\.check)).subtracting(dictionary).subtracting(elsewhere) == [])
  }
}
