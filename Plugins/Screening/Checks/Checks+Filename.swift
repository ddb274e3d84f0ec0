import SlateKit

extension Check {
  static let filename: [Check] = [
    Check(
      "check_filename_spaces", .filename, "The files' names have no spaces.",
      mend: "Put underscores in place of the spaces.", needs: .nothing
    ) { subject in
      [subject.dataName, subject.metaName].filter { $0.contains(where: \.isWhitespace) }.map {
        .fail("The file name '\($0)' has a space in it.", value: $0)
      }
    },
    Check(
      "check_filename_special", .filename,
      "The files' names have lower-case letters, digits, hyphens and underscores only.",
      mend: "Rename the files: letters, digits, - and _, and the ending .csv.", needs: .nothing
    ) { subject in
      [subject.dataName, subject.metaName].flatMap { name -> [Finding] in
        guard name.lowercased().hasSuffix(".csv") else {
          return [.fail("The file name '\(name)' does not end in .csv.", value: name)]
        }
        let stem = stem(of: name)
        let special = Set(
          stem.filter { !($0.isASCII && ($0.isLetter || $0.isNumber)) && !"-_ ".contains($0) })
        if !special.isEmpty {
          let list = special.sorted().map { "'\($0)'" }.joined(separator: ", ")
          return [
            .fail("The file name '\(name)' has characters that names must not have: \(list).", value: name)
          ]
        }
        if stem.contains(where: \.isUppercase) {
          return [
            .advise("The file name '\(name)' has capital letters; names are in lower case.", value: name)
          ]
        }
        return []
      }
    },
    Check(
      "check_filenames_match", .filename, "The metadata file is named after the data file.",
      mend: "Call the metadata NAME.meta.csv where the data is NAME.csv.", needs: .nothing
    ) { subject in
      let wanted = "\(stem(of: subject.dataName)).meta.csv"
      guard subject.metaName != wanted else { return [] }
      return [
        .fail(
          "The metadata of '\(subject.dataName)' must be called '\(wanted)', and is called '\(subject.metaName)'.",
          value: subject.metaName)
      ]
    },
  ]

  /// A file's name without its ending, `.csv` or `.meta.csv`.
  static func stem(of name: String) -> String {
    var stem = name
    for ending in [".csv", ".meta"] where stem.lowercased().hasSuffix(ending) {
      stem.removeLast(ending.count)
    }
    return stem
  }
}
