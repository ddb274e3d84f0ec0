import SlateTestSupport
import Testing

/// Excerpts in the layouts that the data guidance of other releases describes. Numbers of England are published ones where the
/// test says so; the others are made up.
@Suite("SEND: files of other releases", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct LayoutTests {
  private static let keys =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name"

  private static func england(_ year: String) -> String {
    "\(year),Calendar year,National,E92000001,England,,,,,"
  }

  private static let thurrock =
    "2022,Calendar year,Local authority,E92000001,England,E12000006,East of England,E06000034,883,Thurrock"

  /// A session that has imported files of these columns and rows.
  private func bench(_ files: (name: String, columns: String, rows: [String])...) async throws -> Workbench {
    let bench = Workbench(Benches.plugins)
    let scratch = try Scratch()
    for file in files {
      let lines = ["\(Self.keys),\(file.columns)"] + file.rows
      try scratch.write(lines.joined(separator: "\n") + "\n", to: "\(file.name).csv")
      try await bench.run("import '\(scratch.path("\(file.name).csv"))'")
    }
    return bench
  }

  @Test("Releases to 2022: plans by age and by establishment, new plans, and sen2_mi")
  func to2022() async throws {
    let bench = try await bench(
      (
        "sen2_age_caseload", "characteristic_age,Total_all,Total_ehc,Total_st",
        [
          "\(Self.england("2018")),Total,319819,285722,34097", "\(Self.england("2018")),Under 5,9000,9000,0",
        ]
      ),
      (
        "sen2_estab_caseload", "establishment_group,establishment_type,Total_all,Total_ehc,Total_st",
        [
          "\(Self.england("2022")),Total,Total,473255,473255,z",
          "\(Self.england("2022")),Special school,Total,160000,160000,z",
        ]
      ),
      (
        "sen2_age_new_plans", "characteristic_age,Total_new_all,Total_new_ehc,Total_new_st",
        ["\(Self.england("2020")),Total,60098,60097,1"]
      ),
      (
        "sen2_mi",
        "InreqEHC,AssRefusedEHC,NewallEHC,AssnoneEHC,IncExc20weekEHC,TotIncExcEHC,NoExc20weekEHC,TotNoExcEHC,DismetEHC,DisleaEHC,DisothEHC,DisleftEHC,NewEHCMediation,NewEHCTribunal",
        ["\(Self.england("2020")),75951,16406,60097,3122,32863,59097,31446,54175,1,2,3,4,4135,1104"]
      ))
    let plans = try await bench.run("send plans --years 2018-2022")
    #expect(plans["period"].first == "2017/18" && plans["plans"].first == "319819")
    #expect(plans["period"].last == "2021/22" && plans["plans"].last == "473255")
    #expect(try await bench.run("send new --years 2020")["new_plans"] == ["60097"])
    #expect(try await bench.run("send requests --years 2020")["refusal_rate"] == ["21.6"])
    #expect(try await bench.run("send assessments --of-decisions --years 2020")["issued_rate"] == ["95.1"])
    #expect(try await bench.run("send timeliness --years 2020")["rate"] == ["58.0"])
    #expect(try await bench.run("send timeliness --including-exceptions --years 2020")["rate"] == ["55.6"])
    let ceased = try await bench.run("send ceased --years 2020")
    #expect(ceased["number"].filter { $0 != "x" } == ["2", "1", "3", "4"], "\(ceased.text)")
    // 1,104 of 4,135 is 26.6989%.
    #expect(try await bench.run("send mediation --years 2020")["rate"] == ["26.7"])
  }

  // The row of Thurrock is that of the release; 410 = 305 + 78 + 27 + 0, and the reasons sum to 123.
  @Test("Releases of 2023 and 2024: the same files with other columns")
  func since2023() async throws {
    let bench = try await bench(
      (
        "sen2_age_caseload", "age,ehcp_or_statement,num_caseload,pc_caseload",
        [
          "\(Self.england("2018")),Total,Total,319819,100",
          "\(Self.england("2018")),Total,EHC plans,285722,100",
          "\(Self.england("2018")),Under 5,Total,9000,3",
        ]
      ),
      (
        "sen2_age_new_plans", "age,ehcp_or_statement,num_new_plans,pc_new_plans",
        [
          "\(Self.england("2015")),Total,Total,26000,100",
          "\(Self.england("2015")),Total,EHC plans,24654,100",
        ]
      ),
      (
        "sen2_mi",
        "ass_none_ehc,ass_refused_ehc,assessment_mediation,assessment_tribunal,assessment_w,assessments,discontinued_abroad,discontinued_age,discontinued_deceased,discontinued_employment,discontinued_unknown,discontinued_engage,discontinued_he,discontinued_lea_ehc,discontinued_lea_noncomp,discontinued_left_ehc,discontinued_met_ehc,discontinued_met_noncomp,discontinued_other_ehc,discontinued_other_noncomp,discontinued_total,inc_exc_20week_ehc,inreq_ehc,inreq_ehc_a,inreq_ehc_w,inreq_ehc_y,new_all_ehc,no_exc_20week_ehc,other_mediation,other_tribunal,request_mediation,request_tribunal,tot_inc_exc_ehc,tot_no_exc_ehc,total_mediation,total_tribunal_followed_mediation",
        [
          "\(Self.thurrock),13,78,2,1,0,306,2,3,2,42,0,43,4,18,7,z,0,2,0,0,123,172,410,27,0,305,293,172,1,0,10,7,288,287,13,z"
        ]
      ))
    #expect(try await bench.run("send plans --years 2018")["plans"] == ["319819"])
    #expect(try await bench.run("send new --years 2015")["new_plans"] == ["24654"])
    let requests = try #require(try await bench.run("send requests Thurrock").rows.first)
    #expect(
      ["requests", "refused", "agreed", "outstanding", "withdrawn", "residual"].map { requests[$0] } == [
        "410", "78", "305", "27", "0", "0",
      ])
    #expect(try await bench.run("send assessments Thurrock")["issued_rate"] == ["95.8"])
    #expect(try await bench.run("send timeliness Thurrock")["rate"] == ["59.9"])
    let ceased = try await bench.run("send ceased Thurrock")
    #expect(ceased["number"].compactMap(Int.init).reduce(0, +) == 123 && Set(ceased["total"]) == ["123"])
    #expect(ceased.rows.first { $0["reason"] == "Transferred to another authority" }?["number"] == "25")
    let mediation = try await bench.run("send mediation Thurrock")
    #expect(mediation["mediation"] == ["13", "10", "2", "1"])
  }

  @Test("The release of 2026 calls all cases otherwise, has mean weeks, and no unrecorded reason")
  func release2026() async throws {
    func all(_ name: String) -> String { "\(Self.england("2025")),\(name),\(name)" }
    func male(_ name: String) -> String { "\(Self.england("2025")),Sex,Male" }
    let bench = try await bench(
      (
        "timeliness_20_week",
        "breakdown_topic,breakdown,plans_issued_den,plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex,avg_weeks_issue_plan,avg_weeks_issue_plan_exc",
        [all("All EHC plans") + ",1000,900,500,400,23.4,22.1", male("x") + ",600,500,300,200,23.4,22.1"]
      ),
      (
        "requests",
        "breakdown_topic,breakdown,requests_received_in_year,requests_decided_to_assess,requests_decided_not_to_assess,requests_decision_not_made,requests_withdrawn",
        [
          all("All requests for an EHC needs assessment") + ",200,120,60,15,5", male("x") + ",100,60,30,8,2",
        ]
      ),
      (
        "ceased_plans",
        "breakdown_topic,breakdown,max_age,needs_met,he,employ,transfer,no_engage,moved_outside_eng,deceased,other,total_ceased",
        [all("All ceased EHC plans") + ",1,2,3,4,5,6,7,8,9,45"]
      ))
    let timely = try await bench.run("send timeliness --weeks --years 2025")
    #expect(timely["rate"] == ["44.4"] && timely["weeks"] == ["22.1"])
    #expect(try await bench.run("send requests --years 2025")["refusal_rate"] == ["30.0"])
    let ceased = try await bench.run("send ceased --years 2025")
    #expect(ceased["number"].compactMap(Int.init).reduce(0, +) == 45)
    #expect(
      !ceased["reason"].contains("Reason not recorded") && !ceased.notices.contains { $0.contains("missing") }
    )
  }

  // England's row is that of the release of 2025.
  @Test("New plans by need and all plans by need have the same columns and are never mixed")
  func needs() async throws {
    let columns =
      "breakdown_topic,breakdown,ehc_plans,number_asd,number_hi,number_mld,number_msi,number_oth,number_pd,number_pmld,number_semh,number_slcn,number_sld,number_spld,number_vi,number_need_unknown"
    let england = Self.england("202425")
    let bench = try await bench(
      (
        "sen_need_newplans", columns,
        [
          "\(england),All EHC plans,All EHC plans,97563,26856,705,7359,177,1168,2266,623,25640,27058,1224,2222,457,1808",
          "\(england),Age when plan started,age 10,8477,2323,53,1234,10,111,115,28,2509,1351,95,483,36,129",
        ]
      ))
    let new = try await bench.run("send needs --new")
    #expect(Set(new["period"]) == ["2024"] && Set(new["total"]) == ["97563"])
    #expect(new.rows.first?["plans"] == "27058" && new.rows.first?["share"] == "27.7")
    #expect(Set(try await bench.run("send needs")["total"]) == ["638745"], "the embedded figures stay")
    let failure = try #require(await Benches.embedded.failure("send needs --new"))
    #expect(failure.diagnostic.contains("sen_need_newplans"))
  }

  @Test("Where needs do not sum to all plans, the rest is a row of its own")
  func rest() async throws {
    let bench = try await bench(
      (
        "sen_needs_caseload", "breakdown_topic,breakdown,ehc_plans,number_asd,number_slcn,number_new",
        ["\(Self.england("202526")),All EHC plans,All EHC plans,100,60,30,10"]
      ))
    let needs = try await bench.run("send needs --years 2026")
    #expect(needs.rows.first { $0["need"] == "In no published need" }?["plans"] == "10")
    #expect(needs["plans"].compactMap(Int.init).reduce(0, +) == 100)
  }
}
