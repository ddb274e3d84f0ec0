// swift-format-ignore-file
// The rows of the table are longer than a line of code may be.

extension ExclusionsPlugin {
  /// England's totals for all state-funded primary, secondary and special schools, as the file prints them: counts rounded to 5, rates from
  /// unrounded counts. Measures have the names of the newest layout; the file itself calls suspensions fixed period exclusions.
  static let publishedFigures = """
    series	measure	period_type	period	level	area_code	area	breakdown	value	unit	decimals	grade	source
    exclusions.rates	headcount	academic	201112	National	E92000001	England	Total	7546455	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201112	National	E92000001	England	Total	5165	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201112	National	E92000001	England	Total	0.07	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201112	National	E92000001	England	Total	304370	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201112	National	E92000001	England	Total	4.03	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201112	National	E92000001	England	Total	162400	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201112	National	E92000001	England	Total	2.15	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	headcount	academic	201213	National	E92000001	England	Total	7616870	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201213	National	E92000001	England	Total	4630	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201213	National	E92000001	England	Total	0.06	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201213	National	E92000001	England	Total	267520	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201213	National	E92000001	England	Total	3.51	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201213	National	E92000001	England	Total	146070	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201213	National	E92000001	England	Total	1.92	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	headcount	academic	201314	National	E92000001	England	Total	7698310	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201314	National	E92000001	England	Total	4950	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201314	National	E92000001	England	Total	0.06	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201314	National	E92000001	England	Total	269475	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201314	National	E92000001	England	Total	3.5	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201314	National	E92000001	England	Total	142845	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201314	National	E92000001	England	Total	1.86	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	headcount	academic	201415	National	E92000001	England	Total	7799005	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201415	National	E92000001	England	Total	5795	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201415	National	E92000001	England	Total	0.07	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201415	National	E92000001	England	Total	302975	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201415	National	E92000001	England	Total	3.88	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201415	National	E92000001	England	Total	154060	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201415	National	E92000001	England	Total	1.98	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	headcount	academic	201516	National	E92000001	England	Total	7916225	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201516	National	E92000001	England	Total	6685	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201516	National	E92000001	England	Total	0.08	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201516	National	E92000001	England	Total	339360	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201516	National	E92000001	England	Total	4.29	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201516	National	E92000001	England	Total	167125	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201516	National	E92000001	England	Total	2.11	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	headcount	academic	201617	National	E92000001	England	Total	8025075	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl	academic	201617	National	E92000001	England	Total	7720	exclusions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	perm_excl_rate	academic	201617	National	E92000001	England	Total	0.1	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	suspension	academic	201617	National	E92000001	England	Total	381865	suspensions	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	susp_rate	academic	201617	National	E92000001	England	Total	4.76	per 100 pupils	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp	academic	201617	National	E92000001	England	Total	183475	pupils	0	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    exclusions.rates	one_plus_susp_rate	academic	201617	National	E92000001	England	Total	2.29	%	2	A	DfE, Permanent and fixed-period exclusions in England 2016 to 2017 (by characteristic)
    """
}
