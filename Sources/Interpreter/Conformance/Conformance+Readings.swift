import SlateKit

extension Conformance {
  /// Tries a reading on files that are not its own: those of other plugins' publications, and some that are nobody's.
  mutating func checkRecognition(_ reading: Reading, of input: Input) {
    for (file, columns) in Conformance.foreignFiles where reading.recognises(columns) {
      report.note(input.id, "The reading '\(reading.name)' recognises \(file).", unless: false)
    }
    for plugin in registry.plugins where plugin.manifest.id != manifest.id {
      for other in plugin.inputs where other.publication.title != input.publication.title {
        for theirs in other.readings where reading.recognises(theirs.requires) {
          report.note(
            input.id,
            "The reading '\(reading.name)' recognises files that are not its own: '\(theirs.name)' of '\(other.id)'.",
            unless: false)
        }
      }
    }
  }

  /// The columns of files that no plugin should recognise.
  private static let foreignFiles: [(String, [String])] = [
    ("a table of any two columns", ["a", "b", "name", "value", "date", "n", "total"]),
    (
      "a result of Slate's own",
      ["period", "level", "area_code", "area", "region", "numerator", "denominator", "rate"]
    ),
    (
      "a file that says where and when and of whom, and has no figure",
      [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "old_la_code", "new_la_code", "la_name", "school_urn", "school_laestab", "school_name",
        "trust_id", "trust_name", "sex", "gender", "age", "ethnicity", "fsm_status", "sen_status",
        "characteristic",
        "characteristic_group", "breakdown", "breakdown_topic", "phase_type", "phase_type_grouping",
        "education_phase", "school_type", "establishment_type", "type_of_establishment",
      ]
    ),
  ]
}
