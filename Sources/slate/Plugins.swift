import Attendance
import Catalogue
import Data
import Disadvantage
import Exclusions
import Places
import SEND
import Sample
import Screening
import SlateKit
import Staffing
import Tables

/// Every plugin that ships, in the order in which their names are taken.
let shippedPlugins: [any Plugin.Type] = [
  TablesPlugin.self, DataPlugin.self, SENDPlugin.self, DisadvantagePlugin.self, StaffingPlugin.self,
  PlacesPlugin.self, ScreeningPlugin.self, SamplePlugin.self, CataloguePlugin.self, FetchPlugin.self,
  AttendancePlugin.self, ExclusionsPlugin.self,
]
