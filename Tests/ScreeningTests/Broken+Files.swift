extension Broken {
  static let files: [Broken] = [
    .fail("check_filename_spaces") {
      $0.dataName = "pupil absence.csv"
      $0.metaName = "pupil absence.meta.csv"
    },
    .fail("check_filename_special") {
      $0.dataName = "pupil+absence.csv"
      $0.metaName = "pupil+absence.meta.csv"
    },
    .advisory("check_filename_special") {
      $0.dataName = "Pupil_absence.csv"
      $0.metaName = "Pupil_absence.meta.csv"
    },
    .fail("check_filenames_match") { $0.metaName = "pupil_absences.meta.csv" },
    .fail("file_rows", "data 6") {
      $0.finish = { $0.replacing(",Female,110,6.1\n", with: ",Female,110,6,1\n", at: 1) }
    },
    .fail("file_rows", "data 9") {
      $0.finish = { $0.replacing(",Female,110,6.1\n", with: ",Female,110\n", at: 2) }
    },
    .advisory("file_rows", "data 2") {
      $0.finish = { $0.replacing("absence_rate\n", with: "absence_rate\n\n", at: 0) }
    },
    .fail("file_rows", "data 4") { $0.finish = { $0.replacing("Male,90", with: "Male,\"90\"0", at: 0) } },
    .fail("file_rows", "data 10", implied: ["check_ind_invalid_entry"]) {
      $0.finish = { $0.replacing("Male,90,7.0", with: "Male,90,\"7.0", at: 2) }
    },
    .fail("file_column_names", "data 1", implied: ["precheck_cross_data_to_meta"]) {
      $0.finish = {
        $0.replacing("headcount,absence_rate\n", with: "headcount,absence_rate,\n", at: 0)
          .replacingOccurrences(endOfLinesWith: ",")
      }
    },
    .fail("file_column_names", "data 1") {
      $0.finish = {
        $0.replacing("headcount,absence_rate\n", with: "headcount,absence_rate,sex\n", at: 0)
          .replacingOccurrences(endOfLinesWith: ",Total")
      }
    },
  ]
}

extension String {
  /// The text with one of the places in which `old` stands, counted from 0, replaced.
  func replacing(_ old: String, with new: String, at place: Int) -> String {
    let ranges = self.ranges(of: old)
    guard place < ranges.count else { return "'\(old)' does not stand there" }
    return replacingCharacters(ranges[place], new)
  }

  private func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }

  /// The text with something at the end of each line but the first.
  func replacingOccurrences(endOfLinesWith ending: String) -> String {
    let lines = split(separator: "\n")
    return ([String(lines[0])] + lines.dropFirst().map { $0 + ending }).joined(separator: "\n") + "\n"
  }
}
