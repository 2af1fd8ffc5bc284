import type { Rule } from '../rule.ts';
import { rule22_9_1 } from './22.9.1.ts';
import { rule22_9_4 } from './22.9.4.ts';
import { rule22_9_7 } from './22.9.7.ts';
import { rule1000 } from './1000.ts';
import { rule1001 } from './1001.ts';
import { rule1002 } from './1002.ts';
import { rule1003 } from './1003.ts';
import { rule1005 } from './1005.ts';
import { rule1006 } from './1006.ts';
import { rule1008 } from './1008.ts';
import { rule1010 } from './1010.ts';
import { rule1011 } from './1011.ts';
import { rule1013 } from './1013.ts';
import { rule1015 } from './1015.ts';
import { rule1017 } from './1017.ts';
import { rule1019 } from './1019.ts';
import { rule1022 } from './1022.ts';
import { rule1080 } from './1080.ts';
import { rule1081 } from './1081.ts';
import { rule1082 } from './1082.ts';
import { rule1083 } from './1083.ts';
import { rule1084 } from './1084.ts';
import { rule1086 } from './1086.ts';
import { rule1087 } from './1087.ts';
import { rule1088 } from './1088.ts';
import { rule1100 } from './1100.ts';
import { rule1101 } from './1101.ts';
import { rule1102 } from './1102.ts';
import { rule1103 } from './1103.ts';
import { rule1110 } from './1110.ts';
import { rule1141 } from './1141.ts';
import { rule1142 } from './1142.ts';
import { rule1144 } from './1144.ts';
import { rule1150 } from './1150.ts';
import { rule1160 } from './1160.ts';
import { rule1180 } from './1180.ts';
import { rule1181 } from './1181.ts';
import { rule1182 } from './1182.ts';
import { rule1199 } from './1199.ts';
import { rule1201 } from './1201.ts';
import { rule1202 } from './1202.ts';
import { rule1203 } from './1203.ts';
import { rule1204 } from './1204.ts';
import { rule1205 } from './1205.ts';
import { rule1206 } from './1206.ts';
import { rule1209 } from './1209.ts';
import { rule1210 } from './1210.ts';
import { rule1211 } from './1211.ts';
import { rule1212 } from './1212.ts';
import { rule1213 } from './1213.ts';
import { rule1214 } from './1214.ts';
import { rule1217 } from './1217.ts';
import { rule1218 } from './1218.ts';
import { rule1220 } from './1220.ts';
import { rule1222 } from './1222.ts';
import { rule1224 } from './1224.ts';
import { rule1226 } from './1226.ts';
import { rule1229 } from './1229.ts';
import { rule1230 } from './1230.ts';
import { rule1231 } from './1231.ts';
import { rule1233 } from './1233.ts';
import { rule1234 } from './1234.ts';
import { rule1235 } from './1235.ts';
import { rule1241 } from './1241.ts';
import { rule1243 } from './1243.ts';
import { rule1245 } from './1245.ts';
import { rule1250 } from './1250.ts';
import { rule1251 } from './1251.ts';
import { rule1252 } from './1252.ts';
import { rule1253 } from './1253.ts';
import { rule1254 } from './1254.ts';
import { rule1256 } from './1256.ts';
import { rule1257 } from './1257.ts';
import { rule1258 } from './1258.ts';
import { rule1261 } from './1261.ts';
import { rule1262 } from './1262.ts';
import { rule1263 } from './1263.ts';
import { rule1264 } from './1264.ts';
import { rule1265 } from './1265.ts';
import { rule1266 } from './1266.ts';
import { rule1267 } from './1267.ts';
import { rule1268 } from './1268.ts';
import { rule1271 } from './1271.ts';
import { rule1272 } from './1272.ts';
import { rule1273 } from './1273.ts';
import { rule1274 } from './1274.ts';
import { rule1275 } from './1275.ts';
import { rule1280 } from './1280.ts';
import { rule1281 } from './1281.ts';
import { rule1284 } from './1284.ts';
import { rule1285 } from './1285.ts';
import { rule1286 } from './1286.ts';
import { rule1287 } from './1287.ts';
import { rule1288 } from './1288.ts';
import { rule1289 } from './1289.ts';
import { rule1290 } from './1290.ts';
import { rule1293 } from './1293.ts';
import { rule1294 } from './1294.ts';
import { rule1295 } from './1295.ts';
import { rule1296 } from './1296.ts';
import { rule1297 } from './1297.ts';
import { rule1299 } from './1299.ts';
import { rule1300 } from './1300.ts';
import { rule1302 } from './1302.ts';
import { rule1303 } from './1303.ts';
import { rule1304 } from './1304.ts';
import { rule1305 } from './1305.ts';
import { rule1306 } from './1306.ts';
import { rule1307 } from './1307.ts';
import { rule1308 } from './1308.ts';
import { rule1309 } from './1309.ts';
import { rule1310 } from './1310.ts';
import { rule1311 } from './1311.ts';
import { rule1312 } from './1312.ts';
import { rule1313 } from './1313.ts';
import { rule1315 } from './1315.ts';
import { rule1319 } from './1319.ts';
import { rule1320 } from './1320.ts';
import { rule1321 } from './1321.ts';
import { rule1322 } from './1322.ts';
import { rule1323 } from './1323.ts';
import { rule1324 } from './1324.ts';
import { rule1325 } from './1325.ts';
import { rule1326 } from './1326.ts';
import { rule1329 } from './1329.ts';
import { rule1330 } from './1330.ts';
import { rule1331 } from './1331.ts';
import { rule1332 } from './1332.ts';
import { rule1333 } from './1333.ts';
import { rule1340 } from './1340.ts';
import { rule1380 } from './1380.ts';
import { rule1381 } from './1381.ts';
import { rule1383 } from './1383.ts';
import { rule1384 } from './1384.ts';
import { rule1400 } from './1400.ts';
import { rule1402 } from './1402.ts';
import { rule1420 } from './1420.ts';
import { rule1421 } from './1421.ts';
import { rule1422 } from './1422.ts';
import { rule1423 } from './1423.ts';
import { rule1431 } from './1431.ts';
import { rule2006 } from './2006.ts';
import { rule2009 } from './2009.ts';
import { rule2010 } from './2010.ts';
import { rule2083 } from './2083.ts';
import { rule2084 } from './2084.ts';
import { rule2085 } from './2085.ts';
import { rule2400 } from './2400.ts';
import { rule2405 } from './2405.ts';
import { rule2412 } from './2412.ts';
import { rule2414 } from './2414.ts';
import { rule2415 } from './2415.ts';
import { rule2420 } from './2420.ts';
import { rule2651 } from './2651.ts';
import { rule2660 } from './2660.ts';
import { rule2661 } from './2661.ts';
import { ruleCatalogChangedFile } from './catalog-changed-file.ts';
import { ruleCatalogMissingFile } from './catalog-missing-file.ts';
import { ruleCatalogOtherWindows } from './catalog-other-windows.ts';
import { ruleCatalogUnreadable } from './catalog-unreadable.ts';
import { ruleCatalogUnsigned } from './catalog-unsigned.ts';
import { ruleIgnoreWithoutReason } from './ignore-without-reason.ts';
import { ruleModelsNeverUsed } from './models-never-used.ts';
import { ruleModelsSameDevice } from './models-same-device.ts';
import { rulePackageFileCase } from './package-file-case.ts';
import { rulePackageMissingCatalog } from './package-missing-catalog.ts';
import { rulePackageMissingInf } from './package-missing-inf.ts';
import { rulePackageNewerFile } from './package-newer-file.ts';
import { rulePackageOtherArchitecture } from './package-other-architecture.ts';
import { rulePredecessorWins } from './predecessor-wins.ts';
import { ruleSoftwareLowerVersion } from './software-lower-version.ts';
import { ruleSoftwareNeverRuns } from './software-never-runs.ts';

/** All rules, by the names of their files. `npm run rules` writes this file. */
export const rules: readonly Rule[] = [
  rule22_9_1,
  rule22_9_4,
  rule22_9_7,
  rule1000,
  rule1001,
  rule1002,
  rule1003,
  rule1005,
  rule1006,
  rule1008,
  rule1010,
  rule1011,
  rule1013,
  rule1015,
  rule1017,
  rule1019,
  rule1022,
  rule1080,
  rule1081,
  rule1082,
  rule1083,
  rule1084,
  rule1086,
  rule1087,
  rule1088,
  rule1100,
  rule1101,
  rule1102,
  rule1103,
  rule1110,
  rule1141,
  rule1142,
  rule1144,
  rule1150,
  rule1160,
  rule1180,
  rule1181,
  rule1182,
  rule1199,
  rule1201,
  rule1202,
  rule1203,
  rule1204,
  rule1205,
  rule1206,
  rule1209,
  rule1210,
  rule1211,
  rule1212,
  rule1213,
  rule1214,
  rule1217,
  rule1218,
  rule1220,
  rule1222,
  rule1224,
  rule1226,
  rule1229,
  rule1230,
  rule1231,
  rule1233,
  rule1234,
  rule1235,
  rule1241,
  rule1243,
  rule1245,
  rule1250,
  rule1251,
  rule1252,
  rule1253,
  rule1254,
  rule1256,
  rule1257,
  rule1258,
  rule1261,
  rule1262,
  rule1263,
  rule1264,
  rule1265,
  rule1266,
  rule1267,
  rule1268,
  rule1271,
  rule1272,
  rule1273,
  rule1274,
  rule1275,
  rule1280,
  rule1281,
  rule1284,
  rule1285,
  rule1286,
  rule1287,
  rule1288,
  rule1289,
  rule1290,
  rule1293,
  rule1294,
  rule1295,
  rule1296,
  rule1297,
  rule1299,
  rule1300,
  rule1302,
  rule1303,
  rule1304,
  rule1305,
  rule1306,
  rule1307,
  rule1308,
  rule1309,
  rule1310,
  rule1311,
  rule1312,
  rule1313,
  rule1315,
  rule1319,
  rule1320,
  rule1321,
  rule1322,
  rule1323,
  rule1324,
  rule1325,
  rule1326,
  rule1329,
  rule1330,
  rule1331,
  rule1332,
  rule1333,
  rule1340,
  rule1380,
  rule1381,
  rule1383,
  rule1384,
  rule1400,
  rule1402,
  rule1420,
  rule1421,
  rule1422,
  rule1423,
  rule1431,
  rule2006,
  rule2009,
  rule2010,
  rule2083,
  rule2084,
  rule2085,
  rule2400,
  rule2405,
  rule2412,
  rule2414,
  rule2415,
  rule2420,
  rule2651,
  rule2660,
  rule2661,
  ruleCatalogChangedFile,
  ruleCatalogMissingFile,
  ruleCatalogOtherWindows,
  ruleCatalogUnreadable,
  ruleCatalogUnsigned,
  ruleIgnoreWithoutReason,
  ruleModelsNeverUsed,
  ruleModelsSameDevice,
  rulePackageFileCase,
  rulePackageMissingCatalog,
  rulePackageMissingInf,
  rulePackageNewerFile,
  rulePackageOtherArchitecture,
  rulePredecessorWins,
  ruleSoftwareLowerVersion,
  ruleSoftwareNeverRuns,
];
