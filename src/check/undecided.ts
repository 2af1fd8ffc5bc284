/** Why a code of InfVerif has no rule; `later` means that nobody has written it yet. */
export interface Undecided {
  readonly why: 'later' | 'needs Windows' | 'not decidable';
  readonly means: string;
  readonly reason: string;
}

/** Code, why there is no rule, what the code means, the reason. */
const TABLE = `
1014 | not decidable | key invalid | which keys of which sections are meant is not documented; 1081 to 1083 find what is wrong
1016 | not decidable | source path cannot be built | the parts of the path have codes of their own: 1008, 1230 and 1273
1020 | needs Windows | filter level name reserved | which names of levels InfVerif reserves is in no page
1021 | not decidable | unique service name too long | how long a name becomes when it is made unique is in no page
1078 | not decidable | entry skipped, not valid here | in which contexts entries are passed over is not documented
1085 | not decidable | directive incomplete | which directives are meant is in no page; AddService without a section is 1005
1207 | not decidable | not allowed in MS INFs | it is for the INFs of Microsoft
1208 | not decidable | only MS INFs | which directives Microsoft keeps for itself is not documented
1223 | not decidable | key not allowed | which keys are meant besides those of 1222 is in no page
1225 | not decidable | wrong value type | which values are meant besides those of 1431 is in no page
1242 | needs Windows | dirid unresolved | which directories a computer has is known there; numbers without a meaning are 1241 and 1243
1260 | not decidable | directive invalid because of a bad part | 1081, 1082, 1267 and 1268 find what cannot be read
1270 | not decidable | no driver for [DeviceInstall32] ids | no page says what a [DeviceInstall32] section holds
1292 | not decidable | must be indirect %string% | which directives need an indirect string is not documented
1301 | not decidable | invalid on modern OS | which operations are meant besides those of 1302 and 1307 is in no page
1314 | needs Windows | found in an INF not Included by this section | whether an included INF has the section stands in that INF
1316 | needs Windows | decorated needed section missing | whether an included INF has the section stands in that INF
1317 | needs Windows | not in product | the definitions of products come with kits of Windows
1318 | needs Windows | included INF not in product | the definitions of products come with kits of Windows
1328 | not decidable | path replaced | which paths are replaced is in no page
1341 | not decidable | deprecated dirid | what tells it from 1340 is in no page
1382 | not decidable | directive not for extension | which directives an extension may not have is in no page, but for those of 1383 and 1384
1401 | not decidable | WDF directive unsupported in version | which version knows which directive is in no page; samples for UMDF 2 keep DriverCLSID, which is of UMDF 1
1430 | not decidable | value not allowed there | which values are not allowed where is in no page
1450 | not decidable | legacy directive may be ignored | which directives are meant is in no page
2004 | not decidable | not recommended | which directives are meant is in no page
2008 | needs Windows | section name also in included INF | it compares with the INFs of Windows
2090 | needs Windows | shim replaced pattern | the shims of Windows are in no page
2091 | needs Windows | could not replace | the shims of Windows are in no page
2092 | needs Windows | replaced for best practice | the shims of Windows are in no page
2093 | needs Windows | shim failed | the shims of Windows are in no page
2402 | not decidable | not permitted | the sections of NetDriver packages are in no page
2403 | not decidable | one field | the sections of NetDriver packages are in no page
2411 | not decidable | GUID | the sections of NetDriver packages are in no page
2413 | not decidable | true/false | the sections of NetDriver packages are in no page
2416 | not decidable | bind tokens | the sections of NetDriver packages are in no page
2417 | not decidable | bind name | the sections of NetDriver packages are in no page
2418 | not decidable | FilterClass needed | what makes a filter a modifying one is in no page
2419 | not decidable | token reserved | which tokens are standard is in no page
2500 | not decidable | obsolete token | which tokens are obsolete is in no page
2501 | not decidable | service absent | which references count is in no page; samples of Microsoft name services in Ndi that they do not add
2600 | not decidable | value must point under dirid | which values of display drivers are meant is in no page
2601 | not decidable | value must point under dirid | which values of display drivers are meant is in no page
2602 | not decidable | service value | which values of display services are meant is in no page
2603 | not decidable | directive not for display | which directives are meant is in no page
2650 | not decidable | inbox binary used directly | for which files is in no page; inf-verif-error-2084 tells of files of Windows under that code
2652 | not decidable | camera must Needs | which sections cameras must need is in no page that was found
2662 | not decidable | wdmaudio.inf Include/Needs for FX APO | which effects need wdmaudio.inf is in no page; samples of Microsoft name its proxy effect without
2663 | not decidable | wdmaudio.inf Include/Needs for FX APO | which effects need which section of wdmaudio.inf is in no page
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
