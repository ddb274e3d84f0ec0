import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Disadvantage against recomputed figures",
  .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct GoldenTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  @Test("The gap index, both stages and editions", arguments: ["ks2", "ks4"])
  func gap(_ stage: String) async throws {
    let rows = try await prompt.rows("disadvantage gap --stage \(stage)")
    let golden = Golden.of("Disadvantage gap index").filter { $0.breakdown.hasPrefix(stage.uppercased()) }
    #expect(golden.count > 20)
    for figure in golden {
      let column = figure.breakdown.contains("2025 vintage") ? "edition_2025" : "edition_2026"
      let row = rows.first { $0["period"] == figure.label }
      #expect(row?[column] == (figure.value == "not collected" ? "x" : figure.value), "\(figure)")
    }
  }

  @Test(
    "Key stage 4 attainment of both groups",
    arguments: [("attainment-8", "Attainment 8 average"), ("english-maths", "Grade 5+ English and maths %")])
  func attainment(_ measure: String, _ name: String) async throws {
    try check(Golden.of(name), against: try await prompt.rows("disadvantage attainment --measure \(measure)"))
  }

  @Test("The same from the imported file")
  func imported() async throws {
    let file = Surroundings.file("disadvantage/202324_national_char_data_revised.csv")
    try await prompt.run("import \(file)")
    let line = "disadvantage attainment --measure attainment-8"
    try check(Golden.of("Attainment 8 average"), against: try await prompt.rows(line))
    #expect(try await prompt.notices(line).contains { $0.contains("KS4 national characteristics") })
  }

  @Test("Every file of the folder beside the interactive tool: counts stay, and the last year, too")
  func together() async throws {
    for name in ["disadvantage", "benchmark/lait-bds-long.parquet"] {
      try await prompt.run("import \(Surroundings.file(name))")
    }
    let rows = try await prompt.rows("disadvantage attainment --measure reading-writing-maths")
    try check(Golden.of("KS2 RWM expected %"), against: rows)
    #expect(rows.first { $0["period"] == "2018/19" }?["others_pupils"] == "447286")
    for (measure, name) in [
      ("attainment-8", "Attainment 8 average"), ("english-maths", "Grade 5+ English and maths %"),
    ] {
      let rows = try await prompt.rows("disadvantage attainment --measure \(measure)")
      try check(Golden.of(name), against: rows)
      #expect(rows.last?["period"] == "2024/25")
    }
  }

  @Test("Reading, writing and maths at the end of primary school")
  func primary() async throws {
    let rows = try await prompt.rows("disadvantage attainment --measure reading-writing-maths")
    try check(Golden.of("KS2 RWM expected %"), against: rows)
  }

  @Test(
    "The gap index from each file that holds it",
    arguments: [
      ("2026-01-01-in12-full-dataset", "ks2", "2026 vintage"),
      ("2026-01-01-in13-full-dataset", "ks4", "2026 vintage"),
      ("IN12-3.0-attainment-at-age-11--by-year-gap--table-format", "ks2", "2025 vintage"),
      ("IN13-3.0-attainment-at-age-16--by-year-gap--table-format", "ks4", "2025 vintage"),
    ])
  func filed(_ file: String, _ stage: String, _ vintage: String) async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/\(file).csv"))")
    let rows = try await prompt.rows("disadvantage gap --stage \(stage)")
    let golden = Golden.of("Disadvantage gap index").filter {
      $0.breakdown.hasPrefix(stage.uppercased()) && $0.breakdown.contains(vintage)
    }
    #expect(golden.count >= 7)
    for figure in golden {
      let row = rows.first { $0["period"] == figure.label }
      #expect(row?["filed"] == (figure.value == "not collected" ? "x" : figure.value), "\(figure)")
    }
  }

  @Test("Reading, writing and maths with the pupils of each group, from the file")
  func rates() async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/2026-01-01-in12-full-dataset.csv"))")
    let rows = try await prompt.rows("disadvantage attainment --measure reading-writing-maths")
    try check(Golden.of("KS2 RWM expected %"), against: rows)
    // The denominators stand in the golden breakdowns: (n 207299).
    let last = try #require(rows.last)
    #expect(last["disadvantaged_pupils"] == "207299" && last["others_pupils"] == "443257")
    #expect(!rows.contains { $0["period"] == "2019/20" || $0["period"] == "2020/21" })
  }

  @Test(
    "Authorities at key stage 4 of 2017/18",
    arguments: [
      "Birmingham", "Devon", "Dudley", "Essex", "Hackney", "Kent", "Leeds", "Manchester", "Norfolk", "Surrey",
    ])
  func authorities(_ area: String) async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/KS4_2018_LA_Char_Testdata.csv"))")
    for (measure, name) in [
      ("attainment-8", "Attainment 8 average"), ("english-maths", "Grade 5+ English and maths %"),
    ] {
      let row = try #require(
        try await prompt.rows("disadvantage attainment \(area) --measure \(measure)").first)
      for (group, column) in [("disadvantaged", "disadvantaged"), ("disadvantaged_Total_other", "others")] {
        let figure = try #require(Golden.of(name, area: area).first { $0.breakdown == group })
        #expect(row[column] == figure.value, "\(figure)")
      }
    }
  }

  @Test(
    "The authorities of 2017/18 together: sums over sums, not means of rates",
    arguments: [
      ("attainment-8", "points", "1.0", "Attainment 8 average"),
      ("english-maths", "achieving", "100.0", "Grade 5+ English and maths %"),
    ])
  func together(_ measure: String, _ suffix: String, _ factor: String, _ name: String) async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/KS4_2018_LA_Char_Testdata.csv"))")
    let golden = Golden.of(name, area: "Sum of 152 local authorities")
    #expect(golden.count == 2)
    for (group, part) in [("disadvantaged", "disadvantaged"), ("disadvantaged_Total_other", "others")] {
      let line = """
        disadvantage attainment --measure \(measure) --by authority | group --sum \(part)_\(suffix) \(part)_pupils \
        | derive whole = \(factor) * \(part)_\(suffix)_sum / \(part)_pupils_sum --decimals 1
        """
      let row = try #require(try await prompt.rows(line).first)
      let figure = try #require(golden.first { $0.group == group })
      #expect(row["whole"] == figure.value && figure.breakdown.contains(row["\(part)_pupils_sum"] ?? "none"))
    }
  }

  @Test("Schools' shares without rolls: counted, their medians, and no index of segregation")
  func shares() async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/school_fsm.csv"))")
    for (condition, name) in [("not null", "Schools with a share"), ("null", "Schools without a share")] {
      let rows = try await prompt.rows("from school_fsm | where fsm_prop is \(condition) | count")
      let figure = try #require(Golden.of(name).first)
      #expect(rows.first?["rows"] == figure.value)
    }
    let rows = try await prompt.rows("from school_fsm | group la_name --median fsm_prop")
    let medians = Golden.every("Unweighted median of school FSM % (not the pupil rate)")
    #expect(medians.count == 3)
    for figure in medians {
      #expect(rows.first { $0["la_name"] == figure.area }?["fsm_prop_median"] == figure.value, "\(figure)")
    }
    #expect(Golden.of("School segregation from school_fsm.csv").first?.value == "not computable")
    let failure = await prompt.failure("from school_fsm | disadvantage segregation --disadvantaged fsm_prop")
    #expect(failure.contains("a share alone does not say how many"))
  }

  @Test("Gaps of every area from the interactive tool, whose own gap they are")
  func interactiveTool() async throws {
    try await prompt.run("import \(Surroundings.file("benchmark/lait-bds-long.parquet"))")
    // Rows of the file: DAP_KS4_ATT8 and NonDAP_KS4_ATT8 of Kent, 2018.
    let kent = try #require(
      try await prompt.rows("disadvantage gap Kent --measure attainment-8 --years 2018").first)
    #expect(kent["disadvantaged"] == "33.0" && kent["others"] == "51.0" && kent["gap"] == "18.0")
    #expect(kent["disadvantaged_pupils"] == "x")
    for (measure, name) in [("level-2-at-19", "L2Age19Gap"), ("level-3-at-19", "L3Age19Gap")] {
      let rows = try await prompt.values("disadvantage gap --measure \(measure) --by authority --years 2024")
      let printed = try await prompt.values(
        "from lait_bds_long | where \"\\\"Short Desc\\\" = '\(name)' and Years = '2024' and \\\"LA Number\\\" < 970\""
      )
      let gaps = rows.compactMap { $0["gap"]?.double }.sorted()
      let own = printed.compactMap { $0["Values"]?.double }.sorted()
      #expect(gaps.count == own.count && gaps.count > 140)
      for (gap, figure) in zip(gaps, own) { #expect(abs(gap - figure) < 0.0151) }
    }
    let notices = try await prompt.notices(
      "disadvantage gap --measure level-3-at-19 --by region --years 2024")
    #expect(notices.contains { $0.contains("Not the definition of disadvantage") })
    #expect(notices.contains { $0.contains("without numbers of pupils") })
    let small = await prompt.failure("disadvantage gap 'City of London' --measure attainment-8")
    #expect(small.contains("symbols stand in the file"))
    #expect(await prompt.failure("disadvantage gap Kent").contains("for England alone"))
  }

  @Test(
    "Segregation of a county's primary schools, two years",
    arguments: [("2017", "2017/18"), ("2018", "2018/19")])
  func segregation(_ file: String, _ period: String) async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/\(file)-850-ks2.csv"))")
    let rows = try await prompt.rows(
      "from disadvantage.schools | disadvantage segregation --pupils pupils --disadvantaged disadvantaged")
    let row = try #require(rows.first)
    let names = [
      ("Schools", "schools"), ("Pupils", "pupils"), ("Dissimilarity", "dissimilarity"),
      ("Gorard segregation", "gorard"),
      ("Isolation xPx", "isolation"), ("Eta squared (variance ratio)", "variance_ratio"),
    ]
    for (measure, column) in names {
      let figure = try #require(
        Golden.of(measure, area: "Hampshire").first { $0.period == period }, "\(measure)")
      #expect(row[column] == figure.value, "\(figure)")
    }
  }

  @Test(
    "Segregation of two counties' schools, from the register of schools", arguments: ["Hampshire", "Surrey"])
  func register(_ county: String) async throws {
    try await prompt.run("import \(Surroundings.file("reference/gias-hampshire-surrey-2022.csv"))")
    let open =
      #"\"PhaseOfEducation (name)\" in ('Primary', 'Secondary') and \"EstablishmentStatus (name)\" like 'Open%'"#
    let rows = try await prompt.values(
      "from gias_hampshire_surrey_2022 | where \"\(open)\" | where \"NumberOfPupils > 0\""
        + " | disadvantage segregation --pupils NumberOfPupils --disadvantaged FSM --by 'LA (name)'")
    let row = try #require(rows.first { $0.values.contains(.text(county)) })
    let numbers: [String: Double?] = [
      "Schools": row["schools"]?.double, "Pupils": row["pupils"]?.double,
      "Disadvantaged or FSM pupils": (row["pupils"]?.double ?? 0) * (row["share"]?.double ?? 0) / 100,
      "Dissimilarity": row["dissimilarity"]?.double, "Gorard segregation": row["gorard"]?.double,
      "Isolation xPx": row["isolation"]?.double,
      "Eta squared (variance ratio)": row["variance_ratio"]?.double,
    ]
    for (measure, number) in numbers {
      let figure = try #require(
        Golden.of(measure, area: county).first { $0.period.hasPrefix("GIAS") }, "\(measure)")
      #expect(figure.matches(number ?? nil), "\(figure)")
    }
  }

  @Test("Pupils of the revised file, where the final one has others")
  func versions() async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/202324_national_char_data_revised.csv"))")
    let rows = try await prompt.rows("disadvantage attainment --measure attainment-8")
    for figure in Golden.of("Disadvantaged pupils, two versions of one year") {
      #expect(rows.first { $0["period"] == figure.label }?["disadvantaged_pupils"] == figure.value)
    }
  }

  /// The printed figures of England and of the county, in the same files.
  @Test("A county's gap, as printed and among its schools with an interval")
  func county() async throws {
    try await prompt.run("import \(Surroundings.file("disadvantage/2018-850-ks2.csv"))")
    let printed = try #require(
      try await prompt.rows("disadvantage attainment Hampshire --measure reading-writing-maths").first)
    #expect(printed["disadvantaged"] == "49" && printed["others"] == "73" && printed["gap"] == "24")
    #expect(printed["disadvantaged_pupils"] == "3263" && printed["others_pupils"] == "11592")
    let line = "disadvantage attainment Hampshire --measure reading-writing-maths --schools --replicates 300"
    let row = try #require(try await prompt.rows(line).first)
    let numbers = try ["low", "gap", "high"].map { try #require(row[$0].flatMap(Double.init)) }
    #expect(numbers[0] < numbers[1] && numbers[1] < numbers[2] && abs(numbers[1] - 24) < 3)
    #expect(try await prompt.notices(line).contains { $0.contains("are left out") })
  }

  private func check(_ golden: [Golden], against rows: [[String: String]]) throws {
    let columns = [
      "Disadvantaged": "disadvantaged", "Disadvantaged all other": "others",
      "Not known to be disadvantaged": "others", "Total": "total",
    ]
    let known = golden.filter { columns[$0.group] != nil }
    #expect(known.count >= 12 && known.count == golden.count)
    for figure in known {
      let row = rows.first { $0["period"] == figure.label }
      #expect(row?[columns[figure.group] ?? ""] == figure.value, "\(figure)")
    }
  }
}
