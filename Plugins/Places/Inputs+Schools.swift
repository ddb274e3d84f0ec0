import SlateKit

/// Places and pupils of each school, and their totals, as the school capacity release has them.
extension Inputs {
  private static let capacityPublication = Publication(
    "School capacity",
    address: "https://explore-education-statistics.service.gov.uk/find-statistics/school-capacity")

  /// Each school's places and pupils of reception and above in May.
  ///
  /// Layouts: *School capacity*, the school-level file, whose columns of counts end in `_count` in later releases, and the schools
  /// of a sample.
  static let schools = Input(
    "places.schools", "each school's places and pupils, for each survey",
    keys: [
      Column("period", .text, label: "Period"), Column("school_id", .text, label: "School number"),
      Column("school", .text, label: "School"), Column("phase", .text, label: "Phase"),
      Column("planning_area", .text, label: "Planning area"),
      Column("area_code", .text, label: "Authority code").asDetail, Column("area", .text, label: "Authority"),
      Column("region", .text, label: "Region"),
    ],
    columns: [
      count("capacity", "Capacity", unit: "places"), count("pupils", "Pupils on roll", unit: "pupils"),
      Column("easting_km", .number, label: "East", unit: "km", decimals: 1).asDetail,
      Column("northing_km", .number, label: "North", unit: "km", decimals: 1).asDetail,
    ],
    readings: [
      // Special schools have a file of their own, with a capacity for each phase.
      Reading(
        "School capacity, school level", requires: ["school_urn", "school_places", "time_period"],
        lacks: ["primary_capacity"]
      ) { file in
        file.select(
          [
            "\(file.standardPeriod) as period", "\(file.text("school_urn")) as school_id",
            "\(file.text("school_name")) as school", "\(phase(file)) as phase",
            "\(planningArea(file)) as planning_area", "\(file.text("new_la_code")) as area_code",
            "\(file.text("la_name")) as area", "\(file.text("region_name")) as region",
          ] + file.column("school_places", as: "capacity")
            + counted(file, "pupils_on_roll", as: "pupils"))
      },
      Reading(
        "Schools of a sample",
        requires: ["school_id", "school", "planning_area", "authority_code", "year", "capacity", "pupils"]
      ) { file in
        file.select(
          [
            """
            cast(\(file.value("year")) - 1 as varchar) || '/' || lpad(cast(\(file.value("year")) % 100 as varchar), 2, '0')
              as period
            """, "\(file.text("school_id")) as school_id", "\(file.text("school")) as school",
            "\(phase(file)) as phase", "\(file.text("planning_area")) as planning_area",
            "\(file.text("authority_code")) as area_code", "\(file.text("authority")) as area",
            "\(file.text("region")) as region",
          ] + ["capacity", "pupils", "easting_km", "northing_km"].flatMap { file.column($0, as: $0) })
      },
    ], publication: capacityPublication, combining: ["period"])

  /// The release's own totals.
  static let totals = Input(
    "places.capacity_totals", "places and pupils of schools together, for each survey, area and phase",
    columns: [
      Column("phase", .text, label: "Phase"), count("schools", "Schools", unit: "schools"),
      count("capacity", "Capacity", unit: "places"), count("pupils", "Pupils on roll", unit: "pupils"),
      count("unfilled", "Unfilled places", unit: "places"),
      count("excess", "Pupils in excess", unit: "pupils"),
      count("full", "At or over capacity", unit: "schools"),
    ],
    readings: [
      Reading(
        "School capacity, totals",
        requires: Reading.totalKeys + ["school_phase", "count_schools", "school_places"],
        lacks: ["school_urn"]
      ) { file in
        file.select(
          file.standardKeys + ["\(phase(file)) as phase"] + file.column("count_schools", as: "schools")
            + file.column("school_places", as: "capacity") + counted(file, "pupils_on_roll", as: "pupils")
            + counted(file, "unfilled_places", as: "unfilled")
            + counted(file, "pupils_over_capacity", as: "excess")
            + counted(file, "at_or_over_capacity_schools", as: "full"))
      }
    ], publication: capacityPublication)

  /// Places needed in each planning area and year group, as the Department models them.
  ///
  /// Layout: *School capacity*, estimates of future school place demand.
  static let demand = Input(
    "places.demand", "places needed and spare in each planning area and year group to come",
    keys: [
      Column("period", .text, label: "Period"), Column("planning_area", .text, label: "Planning area"),
      Column("planning_area_name", .text, label: "Its name"),
      Column("area_code", .text, label: "Authority code").asDetail, Column("area", .text, label: "Authority"),
      Column("region", .text, label: "Region"), Column("phase", .text, label: "Phase"),
      Column("year_group", .text, label: "Year group"),
    ],
    columns: [
      count("forecast", "Forecast", unit: "pupils"), count("capacity", "Places", unit: "places"),
      Column("need", .number, label: "Needed", unit: "places", decimals: 0),
      Column("net", .number, label: "Needed less spare", unit: "places", decimals: 0),
    ],
    readings: [
      Reading(
        "School capacity, estimates of future school place demand",
        requires: Reading.totalKeys + [
          "planning_area_code", "nc_year_group", "additional_need_minus_spare_places",
        ]
      ) { file in
        file.select(
          [
            "\(file.standardPeriod) as period", "\(file.text("planning_area_code")) as planning_area",
            "\(file.text("planning_area_name")) as planning_area_name",
            "\(file.text("new_la_code")) as area_code", "\(file.text("la_name")) as area",
            "\(file.text("region_name")) as region", "\(file.text("education_phase")) as phase",
            "\(file.text("nc_year_group")) as year_group",
          ] + file.column("pupil_forecast", as: "forecast")
            + file.column("estimated_capacity", as: "capacity")
            + file.column(
              file.has("additional_need_only_places")
                ? "additional_need_only_places" : "additional_need_only",
              as: "need")
            + file.column("additional_need_minus_spare_places", as: "net"),
          where: [
            "\(file.text("geographic_level")) = 'Planning area'",
            "\(file.text("nc_year_group")) not ilike '%total%'",
          ])
      }
    ], publication: capacityPublication, combining: ["period"])

  /// A column whose name ends in `_count` in later releases.
  private static func counted(_ file: SourceFile, _ name: String, as alias: String) -> [SQL] {
    file.column(file.has(name + "_count") ? name + "_count" : name, as: alias)
  }

  /// The planning area of a school's phase: some releases have a column for each phase, with `z` where there is none.
  private static func planningArea(_ file: SourceFile) -> SQL {
    let (own, primary, secondary) = (
      "planning_area_code", "primary_planning_area_code", "secondary_planning_area_code"
    )
    guard !file.has(own) else { return file.text(own) }
    func code(_ name: String) -> SQL { "nullif(\(file.text(name)), 'z')" }
    return """
      case when \(phase(file)) = 'Secondary' then coalesce(\(code(secondary)), \(code(primary)))
        else coalesce(\(code(primary)), \(code(secondary))) end
      """
  }

  /// `Primary`, `Secondary` or `Total`, from whichever column has it.
  private static func phase(_ file: SourceFile) -> SQL {
    let names = ["school_phase", "education_phase", "school_main_phase", "phase"].filter(file.has)
    let texts = names.map { file.text($0) } + ["''"]
    let text: SQL = "coalesce(\(texts))"
    return "upper(substr(\(text), 1, 1)) || lower(substr(\(text), 2))"
  }
}

extension Reading {
  /// The columns of the data standards that say which place and time a row is about.
  fileprivate static let totalKeys = ["time_period", "time_identifier", "geographic_level"]
}
