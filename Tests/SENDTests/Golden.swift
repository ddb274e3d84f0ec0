import SlateTestSupport

/// A golden figure with the line that must answer it.
struct Golden: Sendable, CustomStringConvertible {
  /// The figure's name in the list.
  let id: String
  /// The question that it answers.
  let question: Question
  /// The figure as it should be printed.
  let value: String
  /// The official file, relative to the folder of official files.
  let file: String
  let area: String

  var description: String { "\(id): \(question.line)" }

  /// What a person types, and where in the answer the figure stands.
  struct Question: Sendable {
    var line: String
    var column: String
    /// What the other columns of its row hold.
    var row: [String: String] = [:]

    /// The cells of the answer that the figure is.
    func cells(of answer: Answer) -> [String] {
      answer.rows.filter { cells in row.allSatisfy { cells[$0.key] == $0.value } }.map {
        $0[column] ?? "no column"
      }
    }
  }

  /// Every one of the list.
  static let all = Surroundings.golden("send.tsv").compactMap(Golden.init)

  /// Those whose figures are embedded: England's and the regions'.
  static let embedded = all.filter { golden in
    golden.question.line.contains("'England'") || golden.file.contains("sen2-2019")
  }.filter { golden in
    // New plans by setting are in the file alone.
    golden.area == "England" && !golden.file.contains("revised")
      && !golden.question.line.contains("placements --new")
      // The suppressed authorities are in the file, too.
      && !golden.question.line.contains("--excluding-suppressed")
  }

  init?(_ cells: [String: String]) {
    guard let id = cells["id"], let measure = cells["measure"], let area = cells["area"],
      let value = cells["value"],
      let file = cells["file"], let period = cells["period"], let breakdown = cells["breakdown"]
    else { return nil }
    let dataset = String(file.split(separator: "/").last ?? "").replacing(".csv", with: "")
    let asked = Asked(area: area, period: period, part: breakdown, dataset: String(dataset))
    guard let question = asked.stock(measure) ?? asked.flow(measure) ?? asked.sum(measure) else { return nil }
    self.id = id
    self.value = value
    self.file = file
    self.area = area
    self.question = question
  }
}

/// Whom and when a golden figure is about, and of which part.
private struct Asked {
  let area: String
  let period: String
  let part: String
  /// The name that an import gives the official file.
  let dataset: String

  var year: String { String(period.suffix(4)) }

  /// Plans in a January, by the school year that it lies in.
  func stock(_ measure: String) -> Golden.Question? {
    let january = ["period": "\((Int(year) ?? 0) - 1)/\(year.suffix(2))"]
    let settings = { (name: String, column: String) in
      Golden.Question(
        line: "send placements '\(area)'", column: column, row: january.merging(["setting": name]) { $1 }
      )
    }
    switch measure {
    case "EHC plans", "Statements and EHC plans":
      return .init(line: "send plans '\(area)'", column: "plans", row: january)
    case "Growth in plans, %":
      let first = period.split(separator: " ")[1]
      return .init(
        line: "send plans '\(area)' --since \(first) --years \(year)", column: "growth", row: january)
    case "Growth in EHC plans, %": return .init(line: "send plans '\(area)'", column: "growth", row: january)
    case "Plans by placement", "Share of plans, %":
      let column = measure.hasSuffix("%") ? "share" : "number"
      if let group = Asked.settings[part] { return settings(group, column) }
      return Asked.kinds[part].map { kind in
        .init(
          line: "send placements '\(area)' --kinds", column: column,
          row: january.merging(["setting": kind]) { $1 })
      }
    case "Mainstream plans": return settings("Mainstream schools", "number")
    case "Mainstream share, % of all plans": return settings("Mainstream schools", "share")
    case "Mainstream share, % as printed", "Special share, % as printed":
      return .init(
        line: "send placements '\(area)' --of-recorded", column: "share",
        row: january.merging(["setting": measure.hasPrefix("M") ? "Mainstream schools" : "Special schools"]) {
          $1
        })
    case "Independent special, %":
      return .init(
        line: "send placements '\(area)' --kinds", column: "share",
        row: january.merging(["setting": "Special, independent"]) { $1 })
    case "Total minus sum of seven placement groups":
      return settings(year < "2024" ? "Other placement settings" : "In no published setting", "number")
    default: return nil
    }
  }

  /// What happened in a calendar year.
  func flow(_ measure: String) -> Golden.Question? {
    let (line, column): (String, String)
    var row = ["period": year]
    switch measure {
    case "Requests received": (line, column) = ("send requests", "requests")
    case "Refusal rate, %": (line, column) = ("send requests", "refusal_rate")
    case "Agree rate, %": (line, column) = ("send requests", "agreed_rate")
    case "Outstanding rate, %": (line, column) = ("send requests", "outstanding_rate")
    case "Withdrawn rate, %": (line, column) = ("send requests", "withdrawn_rate")
    case "20 weeks excl. exceptions, %": (line, column) = ("send timeliness", "rate")
    case "20 weeks incl. exceptions, %": (line, column) = ("send timeliness --including-exceptions", "rate")
    case "Denominator minus sum of three bands":
      (line, column) = ("send timeliness --bands --including-exceptions", "residual")
    case "6-week rate, % recomputed": (line, column) = ("send requests --weeks", "six_week_rate")
    case "Assessments in year": (line, column) = ("send assessments", "assessed")
    case "Plan issued, %": (line, column) = ("send assessments", "issued_rate")
    case "Plan not issued, %": (line, column) = ("send assessments", "not_issued_rate")
    case "Reviews expected": (line, column) = ("send reviews", "expected")
    case "Decision within 4 weeks, %": (line, column) = ("send reviews", "within_rate")
    case "Decisions outstanding": (line, column) = ("send reviews", "outstanding")
    case "Column read once": (line, column) = ("send reviews", "held_before")
    case "Stock-flow residual": (line, column) = ("send flows", "residual")
    case "Stock-flow residual, % of closing stock": (line, column) = ("send flows", "residual_share")
    case "Mediation cases":
      (line, column) = ("send mediation", "mediation")
      row["stage"] = "Request"
    case "Appeal rate (old method), %": (line, column) = ("send appeals", "rate")
    case "Appeal rate (new method), %", "Appeal rate (new method, in development), %":
      (line, column) = ("send appeals --new-method", "rate")
    case "Appeal rate (new method), excluding suppressed, %":
      (line, column) = ("send appeals --new-method --excluding-suppressed", "rate")
    case "Components minus published denominator":
      (line, column) = ("send appeals --components", "difference")
    case "Ceased plans":
      (line, column) = ("send ceased", "total")
      row["reason"] = "Needs met"
    case "New plans in mainstream, %":
      (line, column) = ("send placements --new", "share")
      row["setting"] = "Mainstream schools"
    case "Ceased: total minus sum of reasons" where year != "2022":
      (line, column) = ("send ceased", "number")
      row["reason"] = "In no published reason"
    case "Ceased plans by reason", "Share of ceased plans, %":
      (line, column) = ("send ceased", measure.hasSuffix("%") ? "share" : "number")
      row["reason"] = Asked.reasons[part]
    default: return nil
    }
    return .init(line: line + " '\(area)'", column: column, row: row)
  }

  /// Figures that a pipeline must compute.
  func sum(_ measure: String) -> Golden.Question? {
    switch measure {
    case "New EHC plans": .init(line: "send new '\(area)'", column: "new_plans", row: ["period": year])
    case "Growth in new plans, %": .init(line: "send new '\(area)'", column: "growth", row: ["period": year])
    case "DSG cumulative balance, % of income":
      .init(line: "send deficit '\(area)'", column: "balance", row: ["period": period])
    case "Plan issued, % (old rule)":
      .init(
        line:
          "send assessments '\(area)' --of-decisions | derive share = 100 * issued / decided --decimals 2",
        column: "share", row: ["period": year])
    case "Mediation cases that went to tribunal, %":
      .init(
        line: "send mediation '\(area)' | derive share = 100.0 * after_mediation / mediation --decimals 4",
        column: "share",
        row: ["period": year, "stage": "All stages"])
    case "Tribunal cases counted by SEN2":
      .init(
        line: "send mediation '\(area)' --years \(year) | group period --sum tribunal",
        column: "tribunal_sum",
        row: ["period": year])
    case "Ceased: total minus sum of reasons" where year == "2022":
      .init(
        line:
          "send ceased '\(area)' --years \(year) | group total --sum number | derive gap = total - number_sum",
        column: "gap")
    case "Rows changed between versions":
      .init(line: "revisions \(dataset)", column: "changed", row: ["version": "2"])
    case "Sum over authorities minus England" where part == "placement_unknown":
      .init(
        line:
          "send placements --by authority --years \(year) | where setting = 'Placement not recorded'"
          + " | group --sum number | derive gap = number_sum - 19339", column: "gap")
    case "Sum over authorities" where part.contains("153"):
      .init(line: "send plans --by authority --years \(year) | group --sum plans", column: "plans_sum")
    case "Sum over authorities":
      .init(
        line: "send new --by authority | group period --sum new_plans",
        column: "new_plans_sum", row: ["period": year])
    case "Over 1 year, %":
      .init(
        line: "send timeliness '\(area)' --including-exceptions --bands"
          + " | derive share = 100 * over_year / issued --decimals 1",
        column: "share", row: ["period": year])
    case "Sum of seven placement groups minus total":
      .init(
        line:
          "send placements '\(area)' --years \(year) | group total --sum number | derive gap = number_sum - total",
        column: "gap")
    case "Independent and non-maintained special", "Independent and non-maintained special, %":
      .init(
        line:
          "send placements '\(area)' --kinds --years \(year) | where setting in ('Special, independent', 'Special, non-maintained')"
          + " | group total --sum number | derive share = 100.0 * number_sum / total --decimals 1",
        column: measure.hasSuffix("%") ? "share" : "number_sum")
    case "NEET, all four columns":
      .init(
        line:
          "send placements '\(area)' --kinds --years \(year) | where setting like 'Not in education%' or setting like 'The same%'"
          + " | group --sum number", column: "number_sum")
    case "100 minus agree rate, %":
      .init(
        line: "send requests '\(area)' --years \(year) | derive rest = 100 - agreed_rate --decimals 1",
        column: "rest")
    case "Sum over authorities minus England" where part == "All EHC plans":
      .init(
        line:
          "send plans --by authority --years \(year) | group --sum plans | derive gap = plans_sum - 638745",
        column: "gap")
    case "Sum over authorities minus England" where part == "requests received":
      .init(
        line:
          "send requests --by authority --years \(year) | group --sum requests | derive gap = requests_sum - 138242",
        column: "gap")
    case "Sum over authorities minus England" where part == "plans_issued_den_ex":
      .init(
        line:
          "send timeliness --by authority --years \(year) | group --sum issued | derive gap = issued_sum - 76506",
        column: "gap")
    case "Sum over authorities minus England" where part == "review_expected":
      .init(
        line:
          "send reviews --by authority --years \(year) | group --sum expected | derive gap = expected_sum - 524654",
        column: "gap")
    case "Median over authorities, %":
      .init(
        line: "send timeliness --by authority --years \(year) | group --median rate", column: "rate_median")
    default: nil
    }
  }

  private static let settings = [
    "Mainstream": "Mainstream schools", "Special, all": "Special schools",
    "AP/PRU": "Alternative provision and pupil referral units", "FE": "Further education",
    "Educated elsewhere": "Educated elsewhere", "Non-maintained early years": "Non-maintained early years",
    "Placement not recorded": "Placement not recorded",
  ]
  private static let kinds = [
    "Special, LA maintained": "Special, maintained",
    "Special, academy/free": "Special, academy or free school",
    "Special, independent": "Special, independent", "Special, non-maintained": "Special, non-maintained",
  ]
  private static let reasons = [
    "no_engage": "No longer wishes to engage", "transfer": "Transferred to another authority",
    "employ": "In paid employment", "needs_met": "Needs met", "he": "In higher education",
  ]
}
