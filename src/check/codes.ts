import { invariant } from '../base/index.ts';
import { INF2CAT, type Inf2CatFinding } from './inf2cat.ts';
import { levels } from './levels.ts';
import type { Level, Levels, Mode } from './mode.ts';
import type { Rule, RuleCode } from './rule.ts';
import { rules } from './rules/index.ts';
import { UNDECIDED } from './undecided.ts';

/** The codes of InfVerif as of the WDK for 10.0.26200. @see inf-validation-errors-and-warnings */
const INFVERIF_CODES: readonly number[] = [
  1000, 1001, 1002, 1003, 1005, 1006, 1008, 1010, 1011, 1013, 1014, 1015, 1016, 1017, 1019, 1020, 1021, 1022,
  1078, 1080, 1081, 1082, 1083, 1084, 1085, 1086, 1087, 1088, 1100, 1101, 1102, 1103, 1110, 1141, 1142, 1144,
  1150, 1160, 1180, 1181, 1182, 1199, 1201, 1202, 1203, 1204, 1205, 1206, 1207, 1208, 1209, 1210, 1211, 1212,
  1213, 1214, 1217, 1218, 1220, 1222, 1223, 1224, 1225, 1226, 1229, 1230, 1231, 1233, 1234, 1235, 1241, 1242,
  1243, 1245, 1250, 1251, 1252, 1253, 1254, 1256, 1257, 1258, 1260, 1261, 1262, 1263, 1264, 1265, 1266, 1267,
  1268, 1270, 1271, 1272, 1273, 1274, 1275, 1280, 1281, 1284, 1285, 1286, 1287, 1288, 1289, 1290, 1292, 1293,
  1294, 1295, 1296, 1297, 1299, 1300, 1301, 1302, 1303, 1304, 1305, 1306, 1307, 1308, 1309, 1310, 1311, 1312,
  1313, 1314, 1315, 1316, 1317, 1318, 1319, 1320, 1321, 1322, 1323, 1324, 1325, 1326, 1328, 1329, 1330, 1331,
  1332, 1333, 1340, 1341, 1380, 1381, 1382, 1383, 1384, 1400, 1401, 1402, 1420, 1421, 1422, 1423, 1430, 1431,
  1450, 2004, 2006, 2008, 2009, 2010, 2083, 2084, 2085, 2090, 2091, 2092, 2093, 2400, 2402, 2403, 2405, 2411,
  2412, 2413, 2414, 2415, 2416, 2417, 2418, 2419, 2420, 2500, 2501, 2600, 2601, 2602, 2603, 2650, 2651, 2652,
  2660, 2661, 2662, 2663,
];

/** The levels of modes k, u and w that are not an error in each. @see inf-validation-errors-and-warnings */
const OTHER_LEVELS: Readonly<Record<string, readonly number[]>> = {
  NNE: [1320, 1321, 1322, 1323, 1329, 1340, 1341, 1402, 2092, 2660, 2661, 2662, 2663],
  NNW: [1328, 1450],
  WEE: [1231, 1305, 1307, 1308, 1309, 1331, 1332, 1333, 2603],
  WEN: [1304, 1306],
  WEW: [1144],
  WWE: [1324, 1325, 1326, 2084],
  WWW: [1201, 1205, 1251, 1252, 1384, 2004, 2009, 2010, 2083],
};

const BY_CODE: ReadonlyMap<number, Levels> = new Map(
  INFVERIF_CODES.map(code => {
    const other = Object.keys(OTHER_LEVELS).find(kuw => OTHER_LEVELS[kuw]!.includes(code));
    return [code, levels(other ?? 'EEE')];
  }),
);

/** What Inf2Cat says counts for packages that are to be signed. */
const INF2CAT_ONLY: Levels = { ...levels('NNN'), h: 'error' };

/** Of what no table has. */
const ERROR: Levels = levels('EEE');

const RULES: ReadonlyMap<RuleCode, Rule> = new Map(rules.map(rule => [rule.code, rule]));

export function ruleOf(code: RuleCode): Rule | undefined {
  return RULES.get(code);
}

/** The levels of a rule by mode. */
export function levelsOf({ code, levels: own }: Pick<Rule, 'code' | 'levels'>): Levels {
  return own ?? BY_CODE.get(Number(code)) ?? ERROR;
}

/** A code of InfVerif, Inf2Cat or our own, as lists of them show it. */
export interface CodeRow {
  readonly code: RuleCode;
  readonly implemented: boolean;
  readonly severity: Readonly<Record<Mode, Level>>;
  readonly statement: string;
  /** Codes of InfVerif that tell the same; it is told under those. */
  readonly sameAs?: readonly number[];
  /** Why it is not implemented; absent where it is. */
  readonly reason?: string;
}

/** Every code: those of InfVerif, of Inf2Cat, then our own. */
export function listCodes(): CodeRow[] {
  const infVerif = INFVERIF_CODES.map((code): CodeRow => {
    const rule = RULES.get(code);
    if (rule) return rowOf(rule);
    const row = UNDECIDED.get(code);
    invariant(row, `code ${code} has neither a rule nor a reason`);
    const { why, means: statement, reason } = row;
    return { code, implemented: false, severity: levelsOf({ code }), statement, reason: `${why}: ${reason}` };
  });
  const others = rules.filter(({ code }) => !BY_CODE.has(Number(code))).map(rowOf);
  const inf2cat = [...others.filter(isOfInf2Cat), ...INF2CAT.map(rowOfInf2Cat)];
  const own = others.filter(row => !isOfInf2Cat(row));
  return [...infVerif, ...inf2cat.toSorted((a, b) => lastPart(a.code) - lastPart(b.code)), ...own];
}

function isOfInf2Cat({ code }: Pick<CodeRow, 'code'>): boolean {
  return String(code).startsWith('22.9.');
}

function lastPart(code: RuleCode): number {
  return Number(String(code).split('.').at(-1));
}

function rowOfInf2Cat({ code, statement, sameAs, reason }: Inf2CatFinding): CodeRow {
  const severity = sameAs ? levelsOf({ code: sameAs[0]! }) : INF2CAT_ONLY;
  const implemented = sameAs !== undefined;
  return {
    code,
    implemented,
    severity,
    statement,
    ...(sameAs && { sameAs }),
    ...(reason !== undefined && { reason }),
  };
}

function rowOf(rule: Rule): CodeRow {
  return { code: rule.code, implemented: true, severity: levelsOf(rule), statement: rule.statement };
}
