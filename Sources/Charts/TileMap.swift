/// Where each authority and region of England stands on a tile map: equal tiles, each near its neighbours, London enlarged.
public enum TileMap {
  /// A tile: its place, from the upper left, and its short name.
  public struct Tile: Sendable, Equatable {
    /// The column, from 0 in the west.
    public var column: Int
    /// The row, from 0 in the north.
    public var row: Int
    /// Three letters.
    public var label: String
  }

  /// The authorities by their codes of the Office for National Statistics.
  public static let authorities = tiles(map, codes)
  /// The regions by their codes.
  public static let regions = tiles(regionMap, regionCodes)

  private static func tiles(_ map: String, _ codes: String) -> [String: Tile] {
    var names: [String: String] = [:]
    for entry in codes.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: "=")
      if parts.count == 2 { names[String(parts[0])] = String(parts[1]) }
    }
    var tiles: [String: Tile] = [:]
    for (row, line) in map.split(separator: "\n").enumerated() {
      for (column, label) in line.split(separator: " ").enumerated() {
        if let code = names[String(label)] {
          tiles[code] = Tile(column: column, row: row, label: String(label))
        }
      }
    }
    return tiles
  }

  private static let map = """
    ... ... ... ... ... ... ... ... NBL NTY ... ... ... ... ... ...
    ... ... ... ... ... ... CMD GAT NEW STY SUN ... ... ... ... ...
    ... ... ... ... ... ... WAF DUR DAR STT HPL ... ... ... ... ...
    ... ... ... ... ... ... LAN BBD BRD NYK MDB RCC ... ... ... ...
    ... ... ... ... ... BPL BOL RCH CAL LDS WKF YRK ERY ... ... ...
    ... ... ... ... SFT WGN SLF BUR OLD KIR BNS NLI HUL ... ... ...
    ... ... ... ... KWL SHN TRA MAN TAM SHF RTH DON LIN NEL ... ...
    ... ... ... ... LIV HAL WAR CHE SKP DBY NGM NTT RUT PBO ... ...
    ... ... ... ... WRL CWC STE STS DER LEI LCE NNH BDF CAM NFK ...
    ... ... ... ... SHR TFW WLV WLL BIR COV WNH CBD HRT ... SFK ...
    ... ... ... ... ... WOR DUD SAW SOL WKS MKN LUT ENF WFO ESX ...
    ... ... ... ... ... HEF GLS OXF BKM HRW BNT HRY HCK RDB HAV ...
    ... ... ... ... ... SGC SWD HDN SLG EAL BRE CDN ISL NWM BAD SOS
    ... ... ... ... ... BST NSM RDG WNM HNS KAC WSM CTY TOW BEX THR
    ... ... ... ... ... BNE WIL WBK WOK BRC HMF LBH SWK GRN ... MDW
    ... ... ... ... ... DEV SOM DOR HAM RIC WNS MER LEW BRO ... KEN
    ... ... ... CWL PLY TOB ... BCP STH SRY KUT STN CRY ESS ... ...
    ... ... ... ... ... ... ... ... IOW POR WSX BNH ... ... ... ...
    IOS ... ... ... ... ... ... ... ... ... ... ... ... ... ... ...
    """

  private static let regionMap = """
    ... NEE ...
    NWE YAH ...
    WMI EMI EAE
    SWE SEE LON
    """

  private static let regionCodes = """
    NEE=E12000001 NWE=E12000002 YAH=E12000003 EMI=E12000004 WMI=E12000005 EAE=E12000006 LON=E12000007 SEE=E12000008
    SWE=E12000009
    """

  private static let codes = """
    HPL=E06000001 MDB=E06000002 RCC=E06000003 STT=E06000004 DAR=E06000005 HAL=E06000006 WAR=E06000007
    BBD=E06000008 BPL=E06000009 HUL=E06000010 ERY=E06000011 NEL=E06000012 NLI=E06000013 YRK=E06000014
    DER=E06000015 LCE=E06000016 RUT=E06000017 NGM=E06000018 HEF=E06000019 TFW=E06000020 STE=E06000021
    BNE=E06000022 BST=E06000023 NSM=E06000024 SGC=E06000025 PLY=E06000026 TOB=E06000027 SWD=E06000030
    PBO=E06000031 LUT=E06000032 SOS=E06000033 THR=E06000034 MDW=E06000035 BRC=E06000036 WBK=E06000037
    RDG=E06000038 SLG=E06000039 WNM=E06000040 WOK=E06000041 MKN=E06000042 BNH=E06000043 POR=E06000044
    STH=E06000045 IOW=E06000046 DUR=E06000047 CHE=E06000049 CWC=E06000050 SHR=E06000051 CWL=E06000052
    IOS=E06000053 WIL=E06000054 BDF=E06000055 CBD=E06000056 NBL=E06000057 BCP=E06000058 DOR=E06000059
    BKM=E06000060 NNH=E06000061 WNH=E06000062 CMD=E06000063 WAF=E06000064 NYK=E06000065 SOM=E06000066
    BOL=E08000001 BUR=E08000002 MAN=E08000003 OLD=E08000004 RCH=E08000005 SLF=E08000006 SKP=E08000007
    TAM=E08000008 TRA=E08000009 WGN=E08000010 KWL=E08000011 LIV=E08000012 SHN=E08000013 SFT=E08000014
    WRL=E08000015 DON=E08000017 RTH=E08000018 NEW=E08000021 NTY=E08000022 STY=E08000023 SUN=E08000024
    BIR=E08000025 COV=E08000026 DUD=E08000027 SAW=E08000028 SOL=E08000029 WLL=E08000030 WLV=E08000031
    BRD=E08000032 CAL=E08000033 KIR=E08000034 LDS=E08000035 WKF=E08000036 GAT=E08000037 BNS=E08000038
    SHF=E08000039 CTY=E09000001 BAD=E09000002 BNT=E09000003 BEX=E09000004 BRE=E09000005 BRO=E09000006
    CDN=E09000007 CRY=E09000008 EAL=E09000009 ENF=E09000010 GRN=E09000011 HCK=E09000012 HMF=E09000013
    HRY=E09000014 HRW=E09000015 HAV=E09000016 HDN=E09000017 HNS=E09000018 ISL=E09000019 KAC=E09000020
    KUT=E09000021 LBH=E09000022 LEW=E09000023 MER=E09000024 NWM=E09000025 RDB=E09000026 RIC=E09000027
    SWK=E09000028 STN=E09000029 TOW=E09000030 WFO=E09000031 WNS=E09000032 WSM=E09000033 CAM=E10000003
    DBY=E10000007 DEV=E10000008 ESS=E10000011 ESX=E10000012 GLS=E10000013 HAM=E10000014 HRT=E10000015
    KEN=E10000016 LAN=E10000017 LEI=E10000018 LIN=E10000019 NFK=E10000020 NTT=E10000024 OXF=E10000025
    STS=E10000028 SFK=E10000029 SRY=E10000030 WKS=E10000031 WSX=E10000032 WOR=E10000034
    """
}
