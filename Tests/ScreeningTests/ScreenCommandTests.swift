import Foundation
import SlateTestSupport
import Testing

@Suite("screen", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ScreenCommandTests {
  @Test(
    "There is a check of every name in the list of DfE's checks",
    .enabled(if: Surroundings.data != nil, "\(Surroundings.filesReason)"))
  func names() async throws {
    let list = try String(contentsOfFile: Surroundings.file("screening-checks.tsv"), encoding: .utf8)
    let wanted = list.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
    #expect(wanted.count > 70)
    let names = Set(try await Pair().screen().keys)
    #expect(wanted.filter { !names.contains($0) } == [])
  }

  @Test("Without --all, only what was found is listed, by stages")
  func found() async throws {
    var pair = Pair()
    #expect(try await pair.screen("").isEmpty)
    pair.set("sex", "", rows: 4..<5)
    #expect(Array(try await pair.screen("").keys) == ["check_filter_blanks"])
  }

  @Test("--detail lists every line and value of one check")
  func detail() async throws {
    var pair = Pair()
    pair.set("headcount", ":", rows: 4..<6)
    pair.set("absence_rate", "~", rows: 8..<9)
    let (bench, _scratch) = try ScreeningBench.with(["a.csv": pair.dataText, "a.meta.csv": pair.metaText])
    let answer = try await bench.run("screen a.csv --detail check_ind_invalid_entry")
    #expect(
      answer.rows.map { [$0["file"], $0["line"], $0["column"], $0["value"]] } == [
        ["a.csv", "6", "headcount", ":"], ["a.csv", "7", "headcount", ":"],
        ["a.csv", "10", "absence_rate", "~"],
      ])
    #expect(_scratch.exists("a.csv"))
  }

  @Test("A data dictionary is held against names and items")
  func dictionary() async throws {
    let pair = Pair()
    let (bench, _scratch) = try ScreeningBench.with([
      "a.csv": pair.dataText, "a.meta.csv": pair.metaText,
      "dictionary.csv":
        "col_type,col_name,filter_item\nFilter,sex,Total\nFilter,sex,Female\nIndicator,headcount,\n",
    ])
    let answer = try await bench.run("screen a.csv --all --dictionary dictionary.csv")
    let rows = Pair.byCheck(answer)
    #expect(rows["check_data_dict_col_name"]?["message"]?.contains("'absence_rate'") == true)
    #expect(rows["check_data_dict_col_name"]?["count"] == "1")
    #expect(rows["check_data_dict_fil_item"]?["lines"] == "data 4, 7, 10")
    #expect(_scratch.exists("dictionary.csv"))
  }

  @Test("A list of places is held against codes and names")
  func lookup() async throws {
    var pair = Pair()
    pair.addArea("Ward", ["ward_code": "E05013653", "ward_name": "Highgate"])
    let (bench, _scratch) = try ScreeningBench.with([
      "a.csv": pair.dataText, "a.meta.csv": pair.metaText,
      "wards.csv": "ward_code,ward_name\nE05013653,Holborn\n",
    ])
    #expect(Pair.byCheck(try await bench.run("screen a.csv")).isEmpty)
    let unheld = Pair.byCheck(try await bench.run("screen a.csv --all"))["check_geog_ward_combos"]
    #expect(unheld?["result"] == "pass")
    #expect(unheld?["message"]?.contains("no register of wards here") == true)
    let answer = try await bench.run("screen a.csv --lookup wards.csv")
    let found = Pair.byCheck(answer)
    #expect(Array(found.keys) == ["check_geog_ward_combos"])
    #expect(found["check_geog_ward_combos"]?["lines"] == "data 11, 12, 13")
    #expect(_scratch.exists("wards.csv"))
  }

  @Test(
    "In an official file of 2018, the old metadata, symbols and names are found",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func official() async throws {
    let bench = Workbench([ScreeningBench.plugin])
    let answer = try await bench.run("screen \(Surroundings.file("other/absence_by_term.csv"))")
    let failed = answer.rows.filter { $0["result"] == "fail" }.compactMap { $0["check"] }
    #expect(
      failed == [
        "precheck_col_req_meta", "check_geog_region_combos", "check_geog_la_combos",
        "check_ind_invalid_entry",
      ])
    // Counted with other tools: grep -c 'Yorkshire and the Humber'.
    #expect(answer.rows.first { $0["check"] == "check_geog_region_combos" }?["count"] == "960")
  }

  @Test(
    "Official files of 2024 and 2025 pass",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"),
    arguments: [
      "disadvantage/202324_national_char_data_revised.csv",
      "staffing/teacher_leader_development_ecf_retention_2024_25.csv",
    ])
  func passing(file: String) async throws {
    let answer = try await Workbench([ScreeningBench.plugin]).run("screen \(Surroundings.file(file))")
    #expect(!answer["result"].contains("fail"))
  }
}
