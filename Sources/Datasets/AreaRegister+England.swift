extension AreaRegister {
  /// England, its regions and its local authorities (a first few lines; the whole register follows).
  static let england = """
    level	code	old_code	name	region_code	from	to	successors	also_known_as
    country	E92000001		England					
    region	E12000007		London					
    """
}
