import SlateTestSupport
import Testing

@Suite("Files that keep every rule", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct GoodFileTests {
  struct Good: Sendable, CustomStringConvertible {
    let description: String
    let pair: Pair

    init(_ description: String, _ change: (inout Pair) -> Void) {
      self.description = description
      var pair = Pair()
      change(&pair)
      self.pair = pair
    }
  }

  static let all: [Good] = [
    Good("England, regions and authorities") { _ in },
    Good("a byte order mark") { $0.finish = { "\u{feff}" + $0 } },
    Good("line ends of Windows") { $0.finish = { $0.replacing("\n", with: "\r\n") } },
    Good("no line end at the end") { $0.finish = { String($0.dropLast()) } },
    Good("quotes around every value") {
      $0.finish = { text in
        text.split(separator: "\n").map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(
            separator: ",")
        }.joined(separator: "\n") + "\n"
      }
    },
    Good("a name with a comma") {
      $0.addArea(
        "Local authority",
        [
          "region_code": "E12000009", "region_name": "South West", "old_la_code": "801",
          "new_la_code": "E06000023",
          "la_name": "Bristol, City of",
        ])
    },
    Good("an authority that ended in 2009 and has no three digits in the official look-up") {
      $0.addArea(
        "Local authority",
        [
          "region_code": "E12000001", "region_name": "North East", "old_la_code": "x",
          "new_la_code": "E10000010",
          "la_name": "Durham",
        ])
    },
    Good("England only") { $0.rows.removeLast(6) },
    Good("calendar years") {
      $0.set("time_identifier", "Calendar year")
      $0.set("time_period", "2024")
    },
    Good("the turn of a century") { $0.set("time_period", "199900") },
    Good("terms") {
      let rows = $0.rows
      $0.set("time_identifier", "Autumn term")
      $0.rows += rows.map { $0.merging(["time_identifier": "Spring term"]) { $1 } }
    },
    Good("weeks") {
      let rows = $0.rows.map { $0.merging(["time_period": "2024"]) { $1 } }
      $0.rows = (1...52).flatMap { week in rows.map { $0.merging(["time_identifier": "Week \(week)"]) { $1 } }
      }
    },
    Good("quarters") {
      let rows = $0.rows
      $0.rows = (1...4).flatMap { quarter in
        rows.map { $0.merging(["time_identifier": "Financial year Q\(quarter)"]) { $1 } }
      }
    },
    Good("a filter with a group") {
      $0.addFilter("need_type", ["Total", "Autism", "Speech"], label: "Need", group: "need_group")
      $0.set("need_group", "Total", rows: 0..<9)
      $0.set("need_group", "Others", rows: 9..<27)
      $0.meta.append(["col_name": "need_group", "col_type": "Filter", "label": "Group of needs"])
    },
    Good("a default in place of Total") {
      $0.addFilter("need_type", ["All needs", "Autism"], label: "Need")
      $0.metaColumns += ["filter_default", "parent_filter"]
      $0.meta[3]["filter_default"] = "All needs"
    },
    Good("symbols") {
      for (index, symbol) in ["z", "x", "c", "low", "-3", "0.5", "-0.5"].enumerated() {
        $0.set("absence_rate", symbol, rows: index..<index + 1)
      }
    },
    Good("a region that is not known") {
      $0.addArea("Regional", ["region_code": "x", "region_name": "Not available"])
    },
    Good("an authority outside England") {
      $0.addArea(
        "Local authority",
        [
          "region_code": "z", "region_name": "Outside of England", "old_la_code": "z", "new_la_code": "z",
          "la_name": "Outside of England",
        ])
    },
    Good("an authority that has ended") {
      $0.set("time_period", "200910")
      $0.addArea(
        "Local authority",
        [
          "time_period": "200910", "region_code": "E12000005", "region_name": "West Midlands",
          "old_la_code": "860",
          "new_la_code": "E10000028", "la_name": "Staffordshire",
        ])
    },
    Good("a district, a constituency and a ward") {
      let place = Pair.london.merging(Pair.camden) { $1 }
      $0.addArea(
        "Local authority district", place.merging(["lad_code": "E09000007", "lad_name": "Camden"]) { $1 })
      $0.addArea(
        "Parliamentary constituency",
        place.merging(["pcon_code": "E14000750", "pcon_name": "Holborn and St Pancras"]) { $1 })
      $0.addArea("Ward", place.merging(["ward_code": "E05013653", "ward_name": "B"]) { $1 })
    },
    Good("districts that have ended, were renamed, or are published together") {
      for (code, name) in [
        ("E07000112", "Shepway"), ("E07000205", "Suffolk Coastal"), ("E07000245", "West Suffolk"),
        ("E06000048", "Northumberland"), ("E07000010 / E07000009", "Fenland / East Cambridgeshire"),
      ] {
        $0.addArea(
          "Local authority district", Pair.london.merging(["lad_code": code, "lad_name": name]) { $1 })
      }
    },
    Good("authorities that are published together") {
      $0.addArea(
        "Local authority",
        [
          "region_code": "E12000002", "region_name": "North West", "old_la_code": "942 / 943",
          "new_la_code": "E06000063 / E06000064", "la_name": "Cumberland / Westmorland and Furness",
        ])
    },
    Good("constituencies of 2024") {
      for (code, name) in [
        ("E14001063", "Aldershot"), ("E14001435", "Queen's Park and Maida Vale"), ("E14001605", "York Outer"),
        ("W07000112", "Ynys M\u{f4}n"),
      ] {
        $0.addArea("Parliamentary constituency", ["pcon_code": code, "pcon_name": name])
      }
    },
    Good("partnerships, plan areas and devolved areas") {
      for (code, name) in [
        ("E37000058", "York, North Yorkshire and East Riding"), ("E37000062", "Leeds City Region"),
      ] {
        $0.addArea(
          "Local enterprise partnership",
          ["local_enterprise_partnership_code": code, "local_enterprise_partnership_name": name])
      }
      $0.addArea(
        "Local skills improvement plan area",
        ["lsip_code": "E69000038", "lsip_name": "York and North Yorkshire"])
      for (code, name) in [("E47000002", "Sheffield City Region"), ("E47000014", "North East")] {
        $0.addArea(
          "English devolved area", ["english_devolved_area_code": code, "english_devolved_area_name": name])
      }
    },
    Good("schools only") {
      $0.rows = []
      for number in 1...3 {
        $0.addArea(
          "School",
          Pair.london.merging(Pair.camden) { $1 }.merging([
            "school_urn": "10000\(number)", "school_laestab": "202000\(number)",
            "school_name": "School \(number)",
          ]) { $1 })
      }
    },
    Good("a column with one value that the metadata leaves out") { $0.set("version", "Final") },
  ]

  @Test("Every check passes", arguments: all)
  func good(_ good: Good) async throws {
    let results = try await good.pair.screen()
    let others = results.values.filter { $0["result"] != "pass" }
      .filter { $0["check"]?.hasPrefix("check_data_dict") != true }
    #expect(others.map { "\($0["check"] ?? ""): \($0["message"] ?? "")" } == [])
    #expect(results.count > 80)
  }
}
