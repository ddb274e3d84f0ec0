// swift-format-ignore-file
// The rows of the table are longer than a line of code may be.

extension SketchPlugin {
  /// What the commands answer from before anything is imported. A row stands for one figure, its fields apart by tabs. An `x` says
  /// that a figure is not available: put published ones in the place of these rows, each with its source, or leave the text empty.
  static let publishedFigures = """
    series	measure	period_type	period	level	area_code	area	breakdown	value	unit	decimals	grade	source
    sketch.counts	sketch_part	academic	202324	National	E92000001	England		x	pupils	0	A	The publication, its release, its file
    sketch.counts	sketch_whole	academic	202324	National	E92000001	England		x	pupils	0	A	The publication, its release, its file
    """
}
