/** Why a code of InfVerif has no rule; `later` means that nobody has written it yet. */
export interface Undecided {
  readonly why: 'later' | 'needs Windows' | 'not decidable';
  readonly means: string;
  readonly reason: string;
}

/** Code, why there is no rule, what the code means, the reason. */
const TABLE = `
1000 | not decidable | INF not found | the command itself says that a file cannot be read, and ends with 2
1013 | not decidable | key missing in section | which keys of which sections are meant is not documented; 1234 and 1289 find what is missing
1014 | not decidable | key invalid | which keys of which sections are meant is not documented; 1081 to 1083 find what is wrong
1016 | not decidable | source path cannot be built | the parts of the path have codes of their own: 1008, 1230 and 1273
1017 | needs Windows | service name reserved (sample names) | which names InfVerif reserves is in no page; samples use them without it
1020 | later | filter level name reserved | not written yet
1021 | later | unique service name too long | not written yet
1022 | later | unique-name use inconsistent | not written yet
1078 | not decidable | entry skipped, not valid here | in which contexts entries are passed over is not documented
1100 | later | source/dest name or subdir differ under dirid 13 | not written yet
1101 | later | SDDL with that dirid | not written yet
1102 | later | directive with that dirid | not written yet
1103 | later | flag with that dirid | not written yet
1110 | later | CopyINF of non-INF | not written yet
1141 | later | SoftwareBinary absolute | not written yet
1142 | later | directive missing for SoftwareType | not written yet
1144 | later | SoftwareType desktop-only | not written yet
1150 | later | ComponentIDs with a backslash or comma | not written yet
1160 | later | bad threading model | not written yet
1180 | later | duplicate channel value | not written yet
1181 | later | channel value clashes type | not written yet
1182 | later | channel parameter missing | not written yet
1202 | later | included INF not a system INF | not written yet
1207 | not decidable | not allowed in MS INFs | it is for the INFs of Microsoft
1208 | not decidable | only MS INFs | which directives Microsoft keeps for itself is not documented
1211 | later | several ASSOCSERVICE | not written yet
1213 | later | .cat in SourceDisksFiles | not written yet
1220 | later | direct reference to included section | not written yet
1222 | later | HKLM key not allowed (CCS ok) | not written yet
1223 | later | key not allowed | not written yet
1224 | later | bad root | not written yet
1225 | later | wrong value type | not written yet
1226 | later | SDDL directly under HKR | not written yet
1229 | later | file name missing | not written yet
1230 | later | file not in SourceDisksFiles | not written yet
1231 | later | compressed name listed | not written yet
1241 | later | user dirid unresolved | not written yet
1242 | later | dirid unresolved | not written yet
1243 | later | dirid invalid | not written yet
1245 | later | FeatureScore not 00–FF | not written yet
1250 | later | bad EventLogType | not written yet
1251 | later | associated service disabled | not written yet
1252 | later | start/type combination | not written yet
1253 | later | directive without service name | not written yet
1254 | later | ServiceBinary unparsable (quotes) | not written yet
1256 | later | WMI flags | not written yet
1257 | later | Windows dir literal, use variable | not written yet
1258 | later | install-time path stored, use run-time variable | not written yet
1260 | later | directive invalid because of a bad part | not written yet
1261 | later | install section for device missing | not written yet
1262 | later | mask not one byte | not written yet
1263 | later | custom type clashes known | not written yet
1264 | later | custom type lacks BINVALUETYPE | not written yet
1265 | later | append on non multi-sz | not written yet
1266 | later | multi-sz delete without value | not written yet
1267 | later | bad binary bytes | not written yet
1268 | later | bad number | not written yet
1270 | later | no driver for [DeviceInstall32] ids | not written yet
1271 | later | Models entry lacks section | not written yet
1272 | later | section on unnamed service ignored | not written yet
1273 | later | disk id not in SourceDisksNames | not written yet
1275 | later | not in DestinationDirs | not written yet
1292 | not decidable | must be indirect %string% | which directives need an indirect string is not documented
1293 | later | service name reserved | not written yet
1296 | later | device without associated service | not written yet
1297 | later | installs on no device (use primitive) | not written yet
1300 | later | invalid on modern OS | not written yet
1301 | later | invalid on modern OS | not written yet
1302 | later | invalid on modern OS | not written yet
1303 | later | class/co-installer | not written yet
1304 | later | legacy non-relative key | not written yet
1305 | later | legacy multi-sz append/delete | not written yet
1306 | later | legacy copy outside system path | not written yet
1307 | later | desktop-only | not written yet
1308 | later | non-additive operation (Del*) | not written yet
1309 | later | non-additive operation (Del*) | not written yet
1310 | later | suffix ≠ first referrer | not written yet
1311 | later | suffix required by first referrer | not written yet
1312 | later | suffix ≠ parent | not written yet
1313 | later | suffix required by parent | not written yet
1314 | later | found in an INF not Included by this section | not written yet
1315 | later | needed section missing | not written yet
1316 | later | decorated needed section missing | not written yet
1317 | later | not in product | not written yet
1318 | later | included INF not in product | not written yet
1319 | later | Include required in section | not written yet
1320 | later | key not HKR | not written yet
1321 | later | value not HKR | not written yet
1322 | later | destination not dirid 13 | not written yet
1323 | later | service value outside Parameters | not written yet
1325 | later | COM class not InprocServer32 | not written yet
1326 | later | data path not under %DriverData% | not written yet
1328 | later | path replaced | not written yet
1329 | later | filters by registry/property, use .Filters | not written yet
1330 | later | two sources to one destination | not written yet
1331 | later | same value set differently by two installs | not written yet
1332 | later | same, per service | not written yet
1333 | later | service configured differently by two installs | not written yet
1340 | later | deprecated dirid | not written yet
1341 | later | deprecated dirid | not written yet
1380 | later | ExtensionId malformed | not written yet
1381 | later | missing | not written yet
1382 | later | directive not for extension | not written yet
1383 | later | ASSOCSERVICE in extension | not written yet
1384 | later | registry filters in extension | not written yet
1400 | later | UMDF service not in UmdfServiceOrder etc | not written yet
1401 | later | WDF directive unsupported in version | not written yet
1402 | later | WDF version deprecated | not written yet
1422 | later | DefaultUninstall needs LegacyUninstall=1 | not written yet
1423 | later | primitive needs arch DefaultInstall | not written yet
1430 | later | value not allowed there | not written yet
1431 | later | well-known value wrong type | not written yet
1450 | later | legacy directive may be ignored | not written yet
2004 | later | not recommended | not written yet
2006 | later | service-install section missing | not written yet
2008 | later | section name also in included INF | not written yet
2009 | later | ignored | not written yet
2010 | later | add arch decoration | not written yet
2084 | later | ServiceBinary not a CopyFiles target | not written yet
2085 | later | ServiceBinary not %dirid% based | not written yet
2090 | later | shim replaced pattern | not written yet
2091 | later | could not replace | not written yet
2092 | later | replaced for best practice | not written yet
2093 | later | shim failed | not written yet
2400 | later | two fields | not written yet
2402 | later | not permitted | not written yet
2403 | later | one field | not written yet
2405 | later | only Class NetDriver | not written yet
2411 | later | GUID | not written yet
2412 | later | id [a-z0-9_]+ | not written yet
2413 | later | true/false | not written yet
2414 | later | filter class regex | not written yet
2415 | later | ms_/vms_ reserved | not written yet
2416 | later | bind tokens | not written yet
2417 | later | bind name | not written yet
2418 | later | FilterClass needed | not written yet
2419 | later | token reserved | not written yet
2420 | later | needs AddNetFilter/AddNetProtocol | not written yet
2500 | later | obsolete token | not written yet
2501 | later | service absent | not written yet
2600 | later | value must point under dirid | not written yet
2601 | later | value must point under dirid | not written yet
2602 | later | service value | not written yet
2603 | later | directive not for display | not written yet
2650 | later | inbox binary used directly | not written yet
2651 | later | Needs without Include | not written yet
2652 | later | camera must Needs | not written yet
2660 | later | HKCR subkey must be HKR | not written yet
2661 | later | only AudioProcessingObject class | not written yet
2662 | later | wdmaudio.inf Include/Needs for FX APO | not written yet
2663 | later | wdmaudio.inf Include/Needs for FX APO | not written yet
`;

/** The codes without a rule: what each means, and why there is none. */
export const UNDECIDED: ReadonlyMap<number, Undecided> = new Map(
  TABLE.trim()
    .split('\n')
    .map(row => {
      const [code, why, means, reason] = row.split(' | ');
      return [Number(code), { why: why as Undecided['why'], means: means!, reason: reason! }];
    }),
);
