import type { Rule } from '../rule.ts';
import { rule1001 } from './1001.ts';
import { rule1002 } from './1002.ts';
import { rule1003 } from './1003.ts';
import { rule1005 } from './1005.ts';
import { rule1006 } from './1006.ts';
import { rule1008 } from './1008.ts';
import { rule1010 } from './1010.ts';
import { rule1011 } from './1011.ts';
import { rule1015 } from './1015.ts';
import { rule1019 } from './1019.ts';
import { rule1080 } from './1080.ts';
import { rule1081 } from './1081.ts';
import { rule1082 } from './1082.ts';
import { rule1083 } from './1083.ts';
import { rule1084 } from './1084.ts';
import { rule1085 } from './1085.ts';
import { rule1086 } from './1086.ts';
import { rule1087 } from './1087.ts';
import { rule1088 } from './1088.ts';
import { rule1199 } from './1199.ts';
import { rule1201 } from './1201.ts';
import { rule1203 } from './1203.ts';
import { rule1204 } from './1204.ts';
import { rule1205 } from './1205.ts';
import { rule1206 } from './1206.ts';
import { rule1209 } from './1209.ts';
import { rule1210 } from './1210.ts';
import { rule1212 } from './1212.ts';
import { rule1214 } from './1214.ts';
import { rule1217 } from './1217.ts';
import { rule1218 } from './1218.ts';
import { rule1233 } from './1233.ts';
import { rule1234 } from './1234.ts';
import { rule1235 } from './1235.ts';
import { rule1274 } from './1274.ts';
import { rule1280 } from './1280.ts';
import { rule1281 } from './1281.ts';
import { rule1284 } from './1284.ts';
import { rule1285 } from './1285.ts';
import { rule1286 } from './1286.ts';
import { rule1287 } from './1287.ts';
import { rule1288 } from './1288.ts';
import { rule1289 } from './1289.ts';
import { rule1290 } from './1290.ts';
import { rule1294 } from './1294.ts';
import { rule1295 } from './1295.ts';
import { rule1299 } from './1299.ts';
import { rule1324 } from './1324.ts';
import { rule1420 } from './1420.ts';
import { rule1421 } from './1421.ts';
import { rule2083 } from './2083.ts';

/** All rules, by the names of their files. `npm run rules` writes this file. */
export const rules: readonly Rule[] = [
  rule1001,
  rule1002,
  rule1003,
  rule1005,
  rule1006,
  rule1008,
  rule1010,
  rule1011,
  rule1015,
  rule1019,
  rule1080,
  rule1081,
  rule1082,
  rule1083,
  rule1084,
  rule1085,
  rule1086,
  rule1087,
  rule1088,
  rule1199,
  rule1201,
  rule1203,
  rule1204,
  rule1205,
  rule1206,
  rule1209,
  rule1210,
  rule1212,
  rule1214,
  rule1217,
  rule1218,
  rule1233,
  rule1234,
  rule1235,
  rule1274,
  rule1280,
  rule1281,
  rule1284,
  rule1285,
  rule1286,
  rule1287,
  rule1288,
  rule1289,
  rule1290,
  rule1294,
  rule1295,
  rule1299,
  rule1324,
  rule1420,
  rule1421,
  rule2083,
];
