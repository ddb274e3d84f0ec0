extension Lookup {
  /// The 543 constituencies of England since 2024, as in ``init(source:runs:)``.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let constituencies2024 = """
    E14001063 Aldershot;Aldridge-Brownhills;Altrincham and Sale West;Amber Valley;Arundel and South Downs
    E14001068 Ashfield;Ashford;Ashton-under-Lyne;Aylesbury;Banbury;Barking;Barnsley North;Barnsley South
    E14001076 Barrow and Furness;Basildon and Billericay;Basingstoke;Bassetlaw;Bath;Battersea;Beaconsfield
    E14001083 Beckenham and Penge;Bedford;Bermondsey and Old Southwark;Bethnal Green and Stepney
    E14001087 Beverley and Holderness;Bexhill and Battle;Bexleyheath and Crayford;Bicester and Woodstock
    E14001091 Birkenhead;Birmingham Edgbaston;Birmingham Erdington;Birmingham Hall Green and Moseley
    E14001095 Birmingham Hodge Hill and Solihull North;Birmingham Ladywood;Birmingham Northfield
    E14001098 Birmingham Perry Barr;Birmingham Selly Oak;Birmingham Yardley;Bishop Auckland;Blackburn
    E14001103 Blackley and Middleton South;Blackpool North and Fleetwood;Blackpool South;Blaydon and Consett
    E14001107 Blyth and Ashington;Bognor Regis and Littlehampton;Bolsover;Bolton North East
    E14001111 Bolton South and Walkden;Bolton West;Bootle;Boston and Skegness;Bournemouth East;Bournemouth West
    E14001117 Bracknell;Bradford East;Bradford South;Bradford West;Braintree;Brent East;Brent West
    E14001124 Brentford and Isleworth;Brentwood and Ongar;Bridgwater;Bridlington and The Wolds
    E14001128 Brigg and Immingham;Brighton Kemptown and Peacehaven;Brighton Pavilion;Bristol Central
    E14001132 Bristol East;Bristol North East;Bristol North West;Bristol South;Broadland and Fakenham
    E14001137 Bromley and Biggin Hill;Bromsgrove;Broxbourne;Broxtowe;Buckingham and Bletchley;Burnley
    E14001143 Burton and Uttoxeter;Bury North;Bury South;Bury St Edmunds and Stowmarket;Calder Valley
    E14001148 Camborne and Redruth;Cambridge;Cannock Chase;Canterbury;Carlisle;Carshalton and Wallington
    E14001154 Castle Point;Central Devon;Central Suffolk and North Ipswich;Chatham and Aylesford;Cheadle
    E14001159 Chelmsford;Chelsea and Fulham;Cheltenham;Chesham and Amersham;Chester North and Neston
    E14001164 Chester South and Eddisbury;Chesterfield;Chichester;Chingford and Woodford Green;Chippenham
    E14001169 Chipping Barnet;Chorley;Christchurch;Cities of London and Westminster;City of Durham;Clacton
    E14001175 Clapham and Brixton Hill;Colchester;Colne Valley;Congleton;Corby and East Northamptonshire
    E14001180 Coventry East;Coventry North West;Coventry South;Cramlington and Killingworth;Crawley
    E14001185 Crewe and Nantwich;Croydon East;Croydon South;Croydon West;Dagenham and Rainham;Darlington
    E14001191 Dartford;Daventry;Derby North;Derby South;Derbyshire Dales;Dewsbury and Batley;Didcot and Wantage
    E14001198 Doncaster Central;Doncaster East and the Isle of Axholme;Doncaster North;Dorking and Horley
    E14001202 Dover and Deal;Droitwich and Evesham;Dudley;Dulwich and West Norwood
    E14001206 Dunstable and Leighton Buzzard;Ealing Central and Acton;Ealing North;Ealing Southall
    E14001210 Earley and Woodley;Easington;East Grinstead and Uckfield;East Ham;East Hampshire;East Surrey
    E14001216 East Thanet;East Wiltshire;East Worthing and Shoreham;Eastbourne;Eastleigh
    E14001221 Edmonton and Winchmore Hill;Ellesmere Port and Bromborough;Eltham and Chislehurst
    E14001224 Ely and East Cambridgeshire;Enfield North;Epping Forest;Epsom and Ewell;Erewash
    E14001229 Erith and Thamesmead;Esher and Walton;Exeter;Exmouth and Exeter East;Fareham and Waterlooville
    E14001234 Farnham and Bordon;Faversham and Mid Kent;Feltham and Heston;Filton and Bradley Stoke
    E14001238 Finchley and Golders Green;Folkestone and Hythe;Forest of Dean;Frome and East Somerset;Fylde
    E14001243 Gainsborough;Gateshead Central and Whickham;Gedling;Gillingham and Rainham
    E14001247 Glastonbury and Somerton;Gloucester;Godalming and Ash;Goole and Pocklington;Gorton and Denton
    E14001252 Gosport;Grantham and Bourne;Gravesham;Great Grimsby and Cleethorpes;Great Yarmouth
    E14001257 Greenwich and Woolwich;Guildford;Hackney North and Stoke Newington;Hackney South and Shoreditch
    E14001261 Halesowen;Halifax;Hamble Valley;Hammersmith and Chiswick;Hampstead and Highgate
    E14001266 Harborough, Oadby and Wigston;Harlow;Harpenden and Berkhamsted;Harrogate and Knaresborough
    E14001270 Harrow East;Harrow West;Hartlepool;Harwich and North Essex;Hastings and Rye;Havant
    E14001276 Hayes and Harlington;Hazel Grove;Hemel Hempstead;Hendon;Henley and Thame
    E14001281 Hereford and South Herefordshire;Herne Bay and Sandwich;Hertford and Stortford;Hertsmere;Hexham
    E14001286 Heywood and Middleton North;High Peak;Hinckley and Bosworth;Hitchin;Holborn and St Pancras
    E14001291 Honiton and Sidmouth;Hornchurch and Upminster;Hornsey and Friern Barnet;Horsham
    E14001295 Houghton and Sunderland South;Hove and Portslade;Huddersfield;Huntingdon;Hyndburn;Ilford North
    E14001301 Ilford South;Ipswich;Isle of Wight East;Isle of Wight West;Islington North
    E14001306 Islington South and Finsbury;Jarrow and Gateshead East;Keighley and Ilkley;Kenilworth and Southam
    E14001310 Kensington and Bayswater;Kettering;Kingston and Surbiton;Kingston upon Hull East
    E14001314 Kingston upon Hull North and Cottingham;Kingston upon Hull West and Haltemprice
    E14001316 Kingswinford and South Staffordshire;Knowsley;Lancaster and Wyre;Leeds Central and Headingley
    E14001320 Leeds East;Leeds North East;Leeds North West;Leeds South;Leeds South West and Morley
    E14001325 Leeds West and Pudsey;Leicester East;Leicester South;Leicester West;Leigh and Atherton;Lewes
    E14001331 Lewisham East;Lewisham North;Lewisham West and East Dulwich;Leyton and Wanstead;Lichfield;Lincoln
    E14001337 Liverpool Garston;Liverpool Riverside;Liverpool Walton;Liverpool Wavertree;Liverpool West Derby
    E14001342 Loughborough;Louth and Horncastle;Lowestoft;Luton North;Luton South and South Bedfordshire
    E14001347 Macclesfield;Maidenhead;Maidstone and Malling;Makerfield;Maldon;Manchester Central
    E14001353 Manchester Rusholme;Manchester Withington;Mansfield;Melksham and Devizes;Melton and Syston
    E14001358 Meriden and Solihull East;Mid Bedfordshire;Mid Buckinghamshire;Mid Cheshire;Mid Derbyshire
    E14001363 Mid Dorset and North Poole;Mid Leicestershire;Mid Norfolk;Mid Sussex
    E14001367 Middlesbrough and Thornaby East;Middlesbrough South and East Cleveland;Milton Keynes Central
    E14001370 Milton Keynes North;Mitcham and Morden;Morecambe and Lunesdale;New Forest East;New Forest West
    E14001375 Newark;Newbury;Newcastle upon Tyne Central and West;Newcastle upon Tyne East and Wallsend
    E14001379 Newcastle upon Tyne North;Newcastle-under-Lyme;Newton Abbot;Newton Aycliffe and Spennymoor
    E14001383 Normanton and Hemsworth;North Bedfordshire;North Cornwall;North Cotswolds;North Devon;North Dorset
    E14001389 North Durham;North East Cambridgeshire;North East Derbyshire;North East Hampshire
    E14001393 North East Hertfordshire;North East Somerset and Hanham;North Herefordshire;North Norfolk
    E14001397 North Northumberland;North Shropshire;North Somerset;North Warwickshire and Bedworth
    E14001401 North West Cambridgeshire;North West Essex;North West Hampshire;North West Leicestershire
    E14001405 North West Norfolk;Northampton North;Northampton South;Norwich North;Norwich South;Nottingham East
    E14001411 Nottingham North and Kimberley;Nottingham South;Nuneaton;Old Bexley and Sidcup
    E14001415 Oldham East and Saddleworth;Oldham West, Chadderton and Royton;Orpington;Ossett and Denby Dale
    E14001419 Oxford East;Oxford West and Abingdon;Peckham;Pendle and Clitheroe;Penistone and Stocksbridge
    E14001424 Penrith and Solway;Peterborough;Plymouth Moor View;Plymouth Sutton and Devonport
    E14001428 Pontefract, Castleford and Knottingley;Poole;Poplar and Limehouse;Portsmouth North
    E14001432 Portsmouth South;Preston;Putney;Queen's Park and Maida Vale;Rawmarsh and Conisbrough
    E14001437 Rayleigh and Wickford;Reading Central;Reading West and Mid Berkshire;Redcar;Redditch;Reigate
    E14001443 Ribble Valley;Richmond and Northallerton;Richmond Park;Rochdale;Rochester and Strood;Romford
    E14001449 Romsey and Southampton North;Rossendale and Darwen;Rother Valley;Rotherham;Rugby
    E14001454 Ruislip, Northwood and Pinner;Runcorn and Helsby;Runnymede and Weybridge;Rushcliffe
    E14001458 Rutland and Stamford;Salford;Salisbury;Scarborough and Whitby;Scunthorpe;Sefton Central;Selby
    E14001465 Sevenoaks;Sheffield Brightside and Hillsborough;Sheffield Central;Sheffield Hallam
    E14001469 Sheffield Heeley;Sheffield South East;Sherwood Forest;Shipley;Shrewsbury;Sittingbourne and Sheppey
    E14001475 Skipton and Ripon;Sleaford and North Hykeham;Slough;Smethwick;Solihull West and Shirley
    E14001480 South Basildon and East Thurrock;South Cambridgeshire;South Cotswolds;South Derbyshire;South Devon
    E14001485 South Dorset;South East Cornwall;South Holland and The Deepings;South Leicestershire;South Norfolk
    E14001490 South Northamptonshire;South Ribble;South Shields;South Shropshire;South Suffolk;South West Devon
    E14001496 South West Hertfordshire;South West Norfolk;South West Wiltshire;Southampton Itchen
    E14001500 Southampton Test;Southend East and Rochford;Southend West and Leigh;Southgate and Wood Green
    E14001504 Southport;Spelthorne;Spen Valley;St Albans;St Austell and Newquay;St Helens North
    E14001510 St Helens South and Whiston;St Ives;St Neots and Mid Cambridgeshire;Stafford
    E14001514 Staffordshire Moorlands;Stalybridge and Hyde;Stevenage;Stockport;Stockton North;Stockton West
    E14001520 Stoke-on-Trent Central;Stoke-on-Trent North;Stoke-on-Trent South;Stone, Great Wyrley and Penkridge
    E14001524 Stourbridge;Stratford and Bow;Stratford-on-Avon;Streatham and Croydon North;Stretford and Urmston
    E14001529 Stroud;Suffolk Coastal;Sunderland Central;Surrey Heath;Sussex Weald;Sutton and Cheam
    E14001535 Sutton Coldfield;Swindon North;Swindon South;Tamworth;Tatton;Taunton and Wellington;Telford
    E14001542 Tewkesbury;The Wrekin;Thirsk and Malton;Thornbury and Yate;Thurrock;Tipton and Wednesbury
    E14001548 Tiverton and Minehead;Tonbridge;Tooting;Torbay;Torridge and Tavistock;Tottenham;Truro and Falmouth
    E14001555 Tunbridge Wells;Twickenham;Tynemouth;Uxbridge and South Ruislip;Vauxhall and Camberwell Green
    E14001560 Wakefield and Rothwell;Wallasey;Walsall and Bloxwich;Walthamstow;Warrington North;Warrington South
    E14001566 Warwick and Leamington;Washington and Gateshead South;Watford;Waveney Valley;Weald of Kent
    E14001571 Wellingborough and Rushden;Wells and Mendip Hills;Welwyn Hatfield;West Bromwich;West Dorset
    E14001576 West Ham and Beckton;West Lancashire;West Suffolk;West Worcestershire;Westmorland and Lonsdale
    E14001581 Weston-super-Mare;Wetherby and Easingwold;Whitehaven and Workington;Widnes and Halewood;Wigan
    E14001586 Wimbledon;Winchester;Windsor;Wirral West;Witham;Witney;Woking;Wokingham;Wolverhampton North East
    E14001595 Wolverhampton South East;Wolverhampton West;Worcester;Worsley and Eccles;Worthing West;Wycombe
    E14001601 Wyre Forest;Wythenshawe and Sale East;Yeovil;York Central;York Outer
    """

  /// The 107 constituencies of Northern Ireland, Scotland and Wales since 2024.
  ///
  /// Source: Office for National Statistics, names and codes, as in the list of DfE's data screener.
  static let otherConstituencies2024 = """
    N05000001 Belfast East;Belfast North;Belfast South and Mid Down;Belfast West;East Antrim;East Londonderry
    N05000007 Fermanagh and South Tyrone;Foyle;Lagan Valley;Mid Ulster;Newry and Armagh;North Antrim;North Down
    N05000014 South Antrim;South Down;Strangford;Upper Bann;West Tyrone
    S14000021 East Renfrewshire
    S14000027 Na h-Eileanan an Iar
    S14000045 Midlothian
    S14000048 North Ayrshire and Arran
    S14000051 Orkney and Shetland
    S14000060 Aberdeen North;Aberdeen South;Aberdeenshire North and Moray East;Airdrie and Shotts
    S14000064 Alloa and Grangemouth;Angus and Perthshire Glens;Arbroath and Broughty Ferry
    S14000067 Argyll, Bute and South Lochaber;Bathgate and Linlithgow;Caithness, Sutherland and Easter Ross
    S14000070 Coatbridge and Bellshill;Cowdenbeath and Kirkcaldy;Cumbernauld and Kirkintilloch
    S14000073 Dumfries and Galloway;Dumfriesshire, Clydesdale and Tweeddale;Dundee Central
    S14000076 Dunfermline and Dollar;East Kilbride and Strathaven;Edinburgh East and Musselburgh
    S14000079 Edinburgh North and Leith;Edinburgh South;Edinburgh South West;Edinburgh West;Falkirk;Glasgow East
    S14000085 Glasgow North;Glasgow North East;Glasgow South;Glasgow South West;Glasgow West
    S14000090 Glenrothes and Mid Fife;Gordon and Buchan;Hamilton and Clyde Valley
    S14000093 Inverclyde and Renfrewshire West;Inverness, Skye and West Ross-shire;Livingston;Lothian East
    S14000097 Mid Dunbartonshire;Moray West, Nairn and Strathspey;Motherwell, Wishaw and Carluke;North East Fife
    S14000101 Paisley and Renfrewshire North;Paisley and Renfrewshire South;Perth and Kinross-shire;Rutherglen
    S14000105 Stirling and Strathallan;West Dunbartonshire;Ayr, Carrick and Cumnock
    S14000108 Berwickshire, Roxburgh and Selkirk;Central Ayrshire;Kilmarnock and Loudoun
    S14000111 West Aberdeenshire and Kincardine
    W07000081 Aberafan Maesteg;Alyn and Deeside;Bangor Aberconwy;Blaenau Gwent and Rhymney
    W07000085 Brecon, Radnor and Cwm Tawe;Bridgend;Caerfyrddin;Caerphilly;Cardiff East;Cardiff North
    W07000091 Cardiff South and Penarth;Cardiff West;Ceredigion Preseli;Clwyd East;Clwyd North
    W07000096 Dwyfor Meirionnydd;Gower;Llanelli;Merthyr Tydfil and Aberdare;Mid and South Pembrokeshire
    W07000101 Monmouthshire;Montgomeryshire and Glyndwr;Neath and Swansea East;Newport East
    W07000105 Newport West and Islwyn;Pontypridd;Rhondda and Ogmore;Swansea West;Torfaen;Vale of Glamorgan
    W07000111 Wrexham;Ynys Môn
    """
}
