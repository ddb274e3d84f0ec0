import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

@Suite(
  "Staffing against recomputed figures", .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct GoldenTests {
  private let prompt = Prompt(StaffingPlugin.self)

  @Test(
    "Trainee need, every subject and year, and its growth on published rounded numbers",
    arguments: [
      ("PGITT need (published, trainees)", "need", 126), ("PGITT need, change on year %", "growth", 21),
    ])
  func need(_ measure: String, _ column: String, _ count: Int) async throws {
    let rows = try await prompt.rows("staffing need --subjects")
    let golden = Golden.of(measure)
    #expect(golden.count == count)
    for figure in golden {
      let subject = subject(figure)
      let row = rows.first { $0["period"] == figure.label && $0["subject"] == subject }
      #expect(row?[column] == figure.value, "\(figure)")
    }
  }

  @Test("The growth is the published growth, wherever that is held")
  func growth() async throws {
    let published = try await prompt.rows(
      "from published | where \"measure = 'difference_to_previous_year_percent'\" | select period breakdown value"
    )
    let rows = try await prompt.rows("staffing need --subjects")
    #expect(published.count == 105)
    for figure in published {
      let row = try #require(
        rows.first { $0["period"] == figure["period"] && $0["subject"] == figure["breakdown"] })
      #expect(Double(row["growth"] ?? "") == Double(figure["value"] ?? "-"), "\(figure)")
    }
  }

  @Test("The waterfall of every subject: both needs, the drivers, and a residual of the printed digits only")
  func drivers() async throws {
    let golden = Golden.of("TWM waterfall: need 2026/27 unrounded")
    #expect(golden.count == 20)
    for figure in golden {
      let rows = try await prompt.rows("staffing drivers --subject \"\(subject(figure))\"")
      #expect(rows.count == 11)
      #expect(rows.first { $0["driver"] == "2026/27 PGITT need" }?["trainees"] == figure.value, "\(figure)")
      let residual = try #require(rows.last?["trainees"].flatMap(Double.init))
      #expect(abs(residual) <= 0.05)
    }
  }

  @Test("The need of the year before, unrounded")
  func before() async throws {
    let golden = Golden.of("TWM waterfall: need 2025/26 unrounded")
    #expect(golden.count == 4)
    for figure in golden {
      let rows = try await prompt.rows("staffing drivers --subject \"\(subject(figure))\"")
      #expect(rows.first { $0["driver"] == "2025/26 PGITT need" }?["trainees"] == figure.value, "\(figure)")
    }
  }

  @Test("The closing residual of every subject's waterfall, to six decimals")
  func residuals() async throws {
    try await prompt.run("import \(Surroundings.file("staffing/teacher-workforce-model"))")
    let rows = try await prompt.values("staffing drivers --subjects")
    let golden = Golden.of("TWM waterfall closing residual")
    #expect(golden.count == 20)
    for figure in golden {
      let row = rows.first { $0["subject"] == .text(subject(figure)) }
      #expect(figure.matches(row?["residual"]?.double.map(abs)), "\(figure)")
    }
  }

  @Test("A share that is not printed for want of teachers is not computed either")
  func withheld() async throws {
    try await prompt.run(
      "import \(Surroundings.file("staffing/teacher_leader_development_ecf_retention_2024_25.csv"))")
    let figure = try #require(
      Golden.of("ECF retention after 1 year(s) %").first { $0.group == "School-led, Other" })
    let rows = try await prompt.rows("staffing retention --phase --programme school-led --years 2022")
    let row = try #require(rows.first { $0["teachers"] == "Other" })
    #expect(figure.value == "u" && row["one_year_rate"] == figure.value)
    #expect(row["started"] == "21" && row["one_year"] == "21")
    // Every other share of the file is the printed one.
    try await prompt.run("let ours = staffing retention --breakdown 'school type' --programme provider-led")
    let apart = try await prompt.rows(
      """
      select count(*) as n, max(abs(o.two_years_rate - f.percent_two_year_retention)) <= 0.05 as same from ours as o
      join teacher_leader_development_ecf_retention_2024_25 as f on replace(o.period, '/', '') = f.time_period
        and f.programme = 'Provider-led' and f.breakdown = 'School type' and f.group_name = o.teachers
        and f.country_code = o.area_code and f.geographic_level = 'National'
      """)
    #expect(apart.first?["same"] == "true")
  }

  @Test("Each driver, for the subjects that are listed")
  func eachDriver() async throws {
    let drivers = [
      "Demand growth YOY", "Leavers", "Working hour losses", "Returners", "NTSF", "NQEs from other sources",
      "ITT-NQE conversion rate", "Under-supply adjustment",
    ]
    for driver in drivers {
      let golden = Golden.of("TWM waterfall driver: " + driver)
      #expect(golden.count == 4)
      for figure in golden {
        let rows = try await prompt.rows("staffing drivers --subject \"\(subject(figure))\"")
        #expect(rows.first { $0["driver"] == driver }?["trainees"] == figure.value, "\(figure)")
      }
    }
  }

  @Test(
    "Pupils, teachers and their ratio in the workforce model",
    arguments: [
      ("TWM pupils (FTE)", "pupils"), ("TWM teachers (FTE)", "teachers"), ("TWM implied PTR", "ratio"),
    ])
  func ratios(_ measure: String, _ column: String) async throws {
    let rows = try await prompt.rows("staffing ratios --model")
    let golden = Golden.of(measure)
    #expect(golden.count == 10)
    for figure in golden {
      let row = rows.first { $0["period"] == figure.label && $0["phase"] == figure.group }
      #expect(row?[column].flatMap(Double.init) == Double(figure.value), "\(figure)")
    }
  }

  @Test(
    "Leaver rates of the workforce model",
    arguments: [
      ("TWM flow: Total leaver rate", "leaver_rate"),
      ("TWM flow: Under 55 leaver rate", "leaver_rate_under_55"),
      ("TWM flow: 55+ leaver rate", "leaver_rate_55_and_over"),
    ])
  func leavers(_ measure: String, _ column: String) async throws {
    let rows = try await prompt.rows("staffing leavers --model --edition 2025")
    let golden = Golden.of(measure)
    #expect(golden.count == 7)
    for figure in golden {
      let row = rows.first { $0["period"] == figure.label && $0["subject"] == subject(figure) }
      #expect(row?[column] == figure.value, "\(figure)")
    }
  }

  @Test("Retention of early career teachers, embedded and imported", arguments: [false, true])
  func retention(imported: Bool) async throws {
    if imported {
      try await prompt.run(
        "import \(Surroundings.file("staffing/teacher_leader_development_ecf_retention_2024_25.csv"))")
    }
    let rows = try await prompt.rows("staffing retention") + prompt.rows("staffing retention --phase")
    for (number, column) in [("1", "one_year_rate"), ("2", "two_years_rate"), ("3", "three_years_rate")] {
      let golden = Golden.of("ECF retention after \(number) year(s) %").filter { !$0.group.contains(",") }
      #expect(golden.count >= 3)
      for figure in golden {
        let phase = figure.group == "Overall" ? nil : figure.group
        let row = rows.first { $0["period"] == figure.label && $0["teachers"] == phase }
        #expect(row?[column] == figure.value, "\(figure)")
      }
    }
  }

  /// `Secondary: Mathematics` is a subject, `Secondary: Total` a phase.
  private func subject(_ figure: Golden) -> String {
    let parts = figure.group.split(separator: ": ").map(String.init)
    return parts.last == "Total" ? parts[0] : parts.last ?? ""
  }
}
