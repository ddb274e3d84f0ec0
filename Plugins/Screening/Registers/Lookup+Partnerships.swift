extension Lookup {
  /// Local enterprise partnerships and their names, those that ended among them, as in ``init(source:runs:)``.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let enterprisePartnershipNames = """
    E37000001 Black Country;Buckinghamshire Thames Valley;Cheshire and Warrington;Coast to Capital
    E37000005 Cornwall and Isles of Scilly;Coventry and Warwickshire;Cumbria
    E37000008 Derby, Derbyshire, Nottingham and Nottinghamshire;Dorset;Enterprise M3;Gloucestershire
    E37000012 Greater Birmingham and Solihull;Greater Cambridge and Greater Peterborough;Greater Lincolnshire
    E37000015 Greater Manchester;Heart of the South West;Hertfordshire;Humber;Lancashire;Leeds City Region
    E37000021 Leicester and Leicestershire;Liverpool City Region;London;New Anglia;North East;Northamptonshire
    E37000027 Oxfordshire
    E37000029 Solent;South East;South East Midlands;Stoke-on-Trent and Staffordshire;Swindon and Wiltshire
    E37000034 Tees Valley;Thames Valley Berkshire;The Marches;West of England;Worcestershire
    E37000039 York, North Yorkshire and East Riding;Sheffield City Region;South East Midlands
    E37000042 Greater Cambridge and Greater Peterborough;Buckinghamshire;Coast to Capital
    E37000045 Derby, Derbyshire, Nottingham and Nottinghamshire;Enterprise M3
    E37000047 Greater Cambridge and Greater Peterborough;Hertfordshire;Humber;Leeds City Region;London
    E37000052 New Anglia;Oxfordshire;Sheffield City Region;Solent;South East;South East Midlands
    E37000058 York and North Yorkshire;Greater Cambridge and Greater Peterborough;Greater Lincolnshire
    E37000061 Hull and East Yorkshire;Leeds City Region
    E37000043 Buckinghamshire Thames Valley
    E37000058 York, North Yorkshire and East Riding
    """

  /// The 38 areas of local skills improvement plans of 2023, before they were drawn anew in 2025.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let skillsAreaNames = """
    E69000001 Brighton and Hove, East Sussex, West Sussex;Buckinghamshire;Cambridgeshire and Peterborough
    E69000004 Cheshire and Warrington;Cornwall and the Isles of Scilly;Cumbria;Derbyshire and Nottinghamshire
    E69000008 Dorset;Enterprise M3;Essex, Southend-on-Sea and Thurrock;G First (Gloucestershire)
    E69000012 Greater Lincolnshire;Greater London;Greater Manchester;Heart of the South-West;Hertfordshire
    E69000017 Hull and East Yorkshire;Kent and Medway;Lancashire;Leicester and Leicestershire
    E69000021 Liverpool City Region;New Anglia;North East;North of Tyne;Oxfordshire;Solent;South-East Midlands
    E69000028 South Yorkshire;Stoke-on-Trent and Staffordshire;Swindon and Wiltshire;Tees Valley
    E69000032 Thames Valley Berkshire;The Marches;West Midlands and Warwickshire;Worcestershire
    E69000036 West of England and North Somerset;West Yorkshire;York and North Yorkshire
    """

  /// Devolved areas of England to 2025, with the names that they had.
  ///
  /// Source: Office for National Statistics, names and codes, as in the lists of DfE's data screener and R package.
  static let devolvedAreaNames = """
    E47000001 Greater Manchester;South Yorkshire;West Yorkshire;Liverpool City Region;North East;Tees Valley
    E47000007 West Midlands;Cambridgeshire and Peterborough;West of England;North East;North of Tyne
    E47000012 York and North Yorkshire;East Midlands;North East;Devon and Torbay;Hull and East Yorkshire
    E47000017 Greater Lincolnshire;Lancashire
    E61000001 Greater London Authority
    E47000001 Greater Manchester Combined Authority;Sheffield City Region
    E47000002 Barnsley, Doncaster, Rotherham and Sheffield Combined Authority;West Yorkshire Combined Authority
    E47000004 Halton, Knowsley, Liverpool, St Helens, Sefton and Wirral Combined Authority
    E47000005 Durham, Gateshead, Newcastle Upon Tyne, North Tyneside, Northumberland, South Tyneside and Sunderland Combined Authority
    """
}
