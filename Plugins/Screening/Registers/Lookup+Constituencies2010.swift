extension Lookup {
  /// The 533 constituencies of England from 2010 to 2024, as in ``init(source:runs:)``.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let constituencies2010 = """
    E14000530 Aldershot;Aldridge-Brownhills;Altrincham and Sale West;Amber Valley;Arundel and South Downs
    E14000535 Ashfield;Ashford;Ashton-under-Lyne;Aylesbury;Banbury;Barking;Barnsley Central;Barnsley East
    E14000543 Barrow and Furness;Basildon and Billericay;Basingstoke;Bassetlaw;Bath;Batley and Spen;Battersea
    E14000550 Beaconsfield;Beckenham;Bedford;Bermondsey and Old Southwark;Berwick-upon-Tweed
    E14000555 Bethnal Green and Bow;Beverley and Holderness;Bexhill and Battle;Bexleyheath and Crayford
    E14000559 Birkenhead;Birmingham, Edgbaston;Birmingham, Erdington;Birmingham, Hall Green
    E14000563 Birmingham, Hodge Hill;Birmingham, Ladywood;Birmingham, Northfield;Birmingham, Perry Barr
    E14000567 Birmingham, Selly Oak;Birmingham, Yardley;Bishop Auckland;Blackburn;Blackley and Broughton
    E14000572 Blackpool North and Cleveleys;Blackpool South;Blaydon;Blyth Valley;Bognor Regis and Littlehampton
    E14000577 Bolsover;Bolton North East;Bolton South East;Bolton West;Bootle;Boston and Skegness;Bosworth
    E14000584 Bournemouth East;Bournemouth West;Bracknell;Bradford East;Bradford South;Bradford West;Braintree
    E14000591 Brent Central;Brent North;Brentford and Isleworth;Brentwood and Ongar;Bridgwater and West Somerset
    E14000596 Brigg and Goole;Brighton, Kemptown;Brighton, Pavilion;Bristol East;Bristol North West
    E14000601 Bristol South;Bristol West;Broadland;Bromley and Chislehurst;Bromsgrove;Broxbourne;Broxtowe
    E14000608 Buckingham;Burnley;Burton;Bury North;Bury South;Bury St Edmunds;Calder Valley
    E14000615 Camberwell and Peckham;Camborne and Redruth;Cambridge;Cannock Chase;Canterbury;Carlisle
    E14000621 Carshalton and Wallington;Castle Point;Central Devon;Central Suffolk and North Ipswich;Charnwood
    E14000626 Chatham and Aylesford;Cheadle;Chelmsford;Chelsea and Fulham;Cheltenham;Chesham and Amersham
    E14000632 Chesterfield;Chichester;Chingford and Woodford Green;Chippenham;Chipping Barnet;Chorley
    E14000638 Christchurch;Cities of London and Westminster;City of Chester;City of Durham;Clacton;Cleethorpes
    E14000644 Colchester;Colne Valley;Congleton;Copeland;Corby;Coventry North East;Coventry North West
    E14000651 Coventry South;Crawley;Crewe and Nantwich;Croydon Central;Croydon North;Croydon South
    E14000657 Dagenham and Rainham;Darlington;Dartford;Daventry;Denton and Reddish;Derby North;Derby South
    E14000664 Derbyshire Dales;Devizes;Dewsbury;Don Valley;Doncaster Central;Doncaster North;Dover;Dudley North
    E14000672 Dudley South;Dulwich and West Norwood;Ealing Central and Acton;Ealing North;Ealing, Southall
    E14000677 Easington;East Devon;East Ham;East Hampshire;East Surrey;East Worthing and Shoreham;East Yorkshire
    E14000684 Eastbourne;Eastleigh;Eddisbury;Edmonton;Ellesmere Port and Neston;Elmet and Rothwell;Eltham
    E14000691 Enfield North;Enfield, Southgate;Epping Forest;Epsom and Ewell;Erewash;Erith and Thamesmead
    E14000697 Esher and Walton;Exeter;Fareham;Faversham and Mid Kent;Feltham and Heston;Filton and Bradley Stoke
    E14000703 Finchley and Golders Green;Folkestone and Hythe;Forest of Dean;Fylde;Gainsborough
    E14000708 Garston and Halewood;Gateshead;Gedling;Gillingham and Rainham;Gloucester;Gosport
    E14000714 Grantham and Stamford;Gravesham;Great Grimsby;Great Yarmouth;Greenwich and Woolwich;Guildford
    E14000720 Hackney North and Stoke Newington;Hackney South and Shoreditch;Halesowen and Rowley Regis;Halifax
    E14000724 Haltemprice and Howden;Halton;Hammersmith;Hampstead and Kilburn;Harborough;Harlow
    E14000730 Harrogate and Knaresborough;Harrow East;Harrow West;Hartlepool;Harwich and North Essex
    E14000735 Hastings and Rye;Havant;Hayes and Harlington;Hazel Grove;Hemel Hempstead;Hemsworth;Hendon;Henley
    E14000743 Hereford and South Herefordshire;Hertford and Stortford;Hertsmere;Hexham;Heywood and Middleton
    E14000748 High Peak;Hitchin and Harpenden;Holborn and St Pancras;Hornchurch and Upminster
    E14000752 Hornsey and Wood Green;Horsham;Houghton and Sunderland South;Hove;Huddersfield;Huntingdon;Hyndburn
    E14000759 Ilford North;Ilford South;Ipswich;Isle of Wight;Islington North;Islington South and Finsbury
    E14000765 Jarrow;Keighley;Kenilworth and Southam;Kensington;Kettering;Kingston and Surbiton
    E14000771 Kingston upon Hull East;Kingston upon Hull North;Kingston upon Hull West and Hessle;Kingswood
    E14000775 Knowsley;Lancaster and Fleetwood;Leeds Central;Leeds East;Leeds North East;Leeds North West
    E14000781 Leeds West;Leicester East;Leicester South;Leicester West;Leigh;Lewes;Lewisham East
    E14000788 Lewisham West and Penge;Lewisham, Deptford;Leyton and Wanstead;Lichfield;Lincoln
    E14000793 Liverpool, Riverside;Liverpool, Walton;Liverpool, Wavertree;Liverpool, West Derby;Loughborough
    E14000798 Louth and Horncastle;Ludlow;Luton North;Luton South;Macclesfield;Maidenhead
    E14000804 Maidstone and The Weald;Makerfield;Maldon;Manchester Central;Manchester, Gorton
    E14000809 Manchester, Withington;Mansfield;Meon Valley;Meriden;Mid Bedfordshire;Mid Derbyshire
    E14000815 Mid Dorset and North Poole;Mid Norfolk;Mid Sussex;Mid Worcestershire;Middlesbrough
    E14000820 Middlesbrough South and East Cleveland;Milton Keynes North;Milton Keynes South;Mitcham and Morden
    E14000824 Mole Valley;Morecambe and Lunesdale;Morley and Outwood;New Forest East;New Forest West;Newark
    E14000830 Newbury;Newcastle upon Tyne Central;Newcastle upon Tyne East;Newcastle upon Tyne North
    E14000834 Newcastle-under-Lyme;Newton Abbot;Normanton, Pontefract and Castleford;North Cornwall;North Devon
    E14000839 North Dorset;North Durham;North East Bedfordshire;North East Cambridgeshire;North East Derbyshire
    E14000844 North East Hampshire;North East Hertfordshire;North East Somerset;North Herefordshire
    E14000848 North Norfolk;North Shropshire;North Somerset;North Swindon;North Thanet;North Tyneside
    E14000854 North Warwickshire;North West Cambridgeshire;North West Durham;North West Hampshire
    E14000858 North West Leicestershire;North West Norfolk;North Wiltshire;Northampton North;Northampton South
    E14000863 Norwich North;Norwich South;Nottingham East;Nottingham North;Nottingham South;Nuneaton
    E14000869 Old Bexley and Sidcup;Oldham East and Saddleworth;Oldham West and Royton;Orpington;Oxford East
    E14000874 Oxford West and Abingdon;Pendle;Penistone and Stocksbridge;Penrith and The Border;Peterborough
    E14000879 Plymouth, Moor View;Plymouth, Sutton and Devonport;Poole;Poplar and Limehouse;Portsmouth North
    E14000884 Portsmouth South;Preston;Pudsey;Putney;Rayleigh and Wickford;Reading East;Reading West;Redcar
    E14000892 Redditch;Reigate;Ribble Valley;Richmond (Yorks);Richmond Park;Rochdale;Rochester and Strood
    E14000899 Rochford and Southend East;Romford;Romsey and Southampton North;Rossendale and Darwen
    E14000903 Rother Valley;Rotherham;Rugby;Ruislip, Northwood and Pinner;Runnymede and Weybridge;Rushcliffe
    E14000909 Rutland and Melton;Saffron Walden;Salford and Eccles;Salisbury;Scarborough and Whitby;Scunthorpe
    E14000915 Sedgefield;Sefton Central;Selby and Ainsty;Sevenoaks;Sheffield Central;Sheffield South East
    E14000921 Sheffield, Brightside and Hillsborough;Sheffield, Hallam;Sheffield, Heeley;Sherwood;Shipley
    E14000926 Shrewsbury and Atcham;Sittingbourne and Sheppey;Skipton and Ripon;Sleaford and North Hykeham
    E14000930 Slough;Solihull;Somerton and Frome;South Basildon and East Thurrock;South Cambridgeshire
    E14000935 South Derbyshire;South Dorset;South East Cambridgeshire;South East Cornwall
    E14000939 South Holland and The Deepings;South Leicestershire;South Norfolk;South Northamptonshire
    E14000943 South Ribble;South Shields;South Staffordshire;South Suffolk;South Swindon;South Thanet
    E14000949 South West Bedfordshire;South West Devon;South West Hertfordshire;South West Norfolk
    E14000953 South West Surrey;South West Wiltshire;Southampton, Itchen;Southampton, Test;Southend West
    E14000958 Southport;Spelthorne;St Albans;St Austell and Newquay;St Helens North;St Helens South and Whiston
    E14000964 St Ives;Stafford;Staffordshire Moorlands;Stalybridge and Hyde;Stevenage;Stockport;Stockton North
    E14000971 Stockton South;Stoke-on-Trent Central;Stoke-on-Trent North;Stoke-on-Trent South;Stone;Stourbridge
    E14000977 Stratford-on-Avon;Streatham;Stretford and Urmston;Stroud;Suffolk Coastal;Sunderland Central
    E14000983 Surrey Heath;Sutton and Cheam;Sutton Coldfield;Tamworth;Tatton;Taunton Deane;Telford;Tewkesbury
    E14000991 The Cotswolds;The Wrekin;Thirsk and Malton;Thornbury and Yate;Thurrock;Tiverton and Honiton
    E14000997 Tonbridge and Malling;Tooting;Torbay;Torridge and West Devon;Totnes;Tottenham;Truro and Falmouth
    E14001004 Tunbridge Wells;Twickenham;Tynemouth;Uxbridge and South Ruislip;Vauxhall;Wakefield;Wallasey
    E14001011 Walsall North;Walsall South;Walthamstow;Wansbeck;Wantage;Warley;Warrington North;Warrington South
    E14001019 Warwick and Leamington;Washington and Sunderland West;Watford;Waveney;Wealden;Weaver Vale
    E14001025 Wellingborough;Wells;Welwyn Hatfield;Wentworth and Dearne;West Bromwich East;West Bromwich West
    E14001031 West Dorset;West Ham;West Lancashire;West Suffolk;West Worcestershire;Westminster North
    E14001037 Westmorland and Lonsdale;Weston-super-Mare;Wigan;Wimbledon;Winchester;Windsor;Wirral South
    E14001044 Wirral West;Witham;Witney;Woking;Wokingham;Wolverhampton North East;Wolverhampton South East
    E14001051 Wolverhampton South West;Worcester;Workington;Worsley and Eccles South;Worthing West;Wycombe
    E14001057 Wyre and Preston North;Wyre Forest;Wythenshawe and Sale East;Yeovil;York Central;York Outer
    """
}
