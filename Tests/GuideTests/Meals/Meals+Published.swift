// swift-format-ignore-file

extension MealsPlugin {
  static let publishedFigures = """
    series	measure	period_type	period	level	area_code	area	breakdown	value	unit	decimals	grade	source
    meals.uptake	fsm_taken	academic	202324	National	E92000001	England	Total	x	pupils	0	A	The release, the file
    meals.uptake	fsm_eligible	academic	202324	National	E92000001	England	Total	x	pupils	0	A	The release, the file
    meals.uptake	fsm_taken	academic	202324	National	E92000001	England	Primary	x	pupils	0	A	The release, the file
    meals.uptake	fsm_eligible	academic	202324	National	E92000001	England	Primary	x	pupils	0	A	The release, the file
    """
}
