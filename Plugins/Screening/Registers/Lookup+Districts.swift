extension Lookup {
  /// The districts of England that are no authorities for schools, those that ended since 2009 among them, as in
  /// ``init(source:runs:)``.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let shireDistricts = """
    E07000004 Aylesbury Vale;Chiltern;South Bucks;Wycombe;Cambridge;East Cambridgeshire;Fenland;Huntingdonshire
    E07000012 South Cambridgeshire
    E07000026 Allerdale;Barrow-in-Furness;Carlisle;Copeland;Eden;South Lakeland;Amber Valley;Bolsover
    E07000034 Chesterfield;Derbyshire Dales;Erewash;High Peak;North East Derbyshire;South Derbyshire;East Devon
    E07000041 Exeter;Mid Devon;North Devon;South Hams;Teignbridge;Torridge;West Devon;Christchurch;East Dorset
    E07000050 North Dorset;Purbeck;West Dorset;Weymouth and Portland
    E07000061 Eastbourne;Hastings;Lewes;Rother;Wealden;Basildon;Braintree;Brentwood;Castle Point;Chelmsford
    E07000071 Colchester;Epping Forest;Harlow;Maldon;Rochford;Tendring;Uttlesford;Cheltenham;Cotswold
    E07000080 Forest of Dean;Gloucester;Stroud;Tewkesbury;Basingstoke and Deane;East Hampshire;Eastleigh;Fareham
    E07000088 Gosport;Hart;Havant;New Forest;Rushmoor;Test Valley;Winchester;Broxbourne;Dacorum
    E07000097 East Hertfordshire;Hertsmere;North Hertfordshire;St Albans;Stevenage;Three Rivers;Watford
    E07000104 Welwyn Hatfield;Ashford;Canterbury;Dartford;Dover;Gravesham;Maidstone;Sevenoaks
    E07000112 Folkestone and Hythe;Swale;Thanet;Tonbridge and Malling;Tunbridge Wells;Burnley;Chorley;Fylde
    E07000120 Hyndburn;Lancaster;Pendle;Preston;Ribble Valley;Rossendale;South Ribble;West Lancashire;Wyre;Blaby
    E07000130 Charnwood;Harborough;Hinckley and Bosworth;Melton;North West Leicestershire;Oadby and Wigston
    E07000136 Boston;East Lindsey;Lincoln;North Kesteven;South Holland;South Kesteven;West Lindsey;Breckland
    E07000144 Broadland;Great Yarmouth;King's Lynn and West Norfolk;North Norfolk;Norwich;South Norfolk;Corby
    E07000151 Daventry;East Northamptonshire;Kettering;Northampton;South Northamptonshire;Wellingborough
    E07000163 Craven;Hambleton;Harrogate;Richmondshire;Ryedale;Scarborough;Selby;Ashfield;Bassetlaw;Broxtowe
    E07000173 Gedling;Mansfield;Newark and Sherwood;Rushcliffe;Cherwell;Oxford;South Oxfordshire
    E07000180 Vale of White Horse;West Oxfordshire
    E07000187 Mendip;Sedgemoor;South Somerset;Taunton Deane;West Somerset;Cannock Chase;East Staffordshire
    E07000194 Lichfield;Newcastle-under-Lyme;South Staffordshire;Stafford;Staffordshire Moorlands;Tamworth
    E07000200 Babergh;Forest Heath;Ipswich;Mid Suffolk;St Edmundsbury;Suffolk Coastal;Waveney;Elmbridge
    E07000208 Epsom and Ewell;Guildford;Mole Valley;Reigate and Banstead;Runnymede;Spelthorne;Surrey Heath
    E07000215 Tandridge;Waverley;Woking;North Warwickshire;Nuneaton and Bedworth;Rugby;Stratford-on-Avon;Warwick
    E07000223 Adur;Arun;Chichester;Crawley;Horsham;Mid Sussex;Worthing
    E07000234 Bromsgrove;Malvern Hills;Redditch;Worcester;Wychavon;Wyre Forest;St Albans;Welwyn Hatfield
    E07000242 East Hertfordshire;Stevenage;East Suffolk;West Suffolk;Somerset West and Taunton
    E07000112 Shepway
    """
}
