import type { Rule } from '../rule.ts';
import { rule1001 } from './1001.ts';
import { rule1002 } from './1002.ts';
import { rule1003 } from './1003.ts';
import { rule1010 } from './1010.ts';
import { rule1011 } from './1011.ts';
import { rule1203 } from './1203.ts';
import { rule1205 } from './1205.ts';
import { rule1209 } from './1209.ts';
import { rule1217 } from './1217.ts';
import { rule1218 } from './1218.ts';
import { rule1235 } from './1235.ts';
import { rule1274 } from './1274.ts';
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
  rule1010,
  rule1011,
  rule1203,
  rule1205,
  rule1209,
  rule1217,
  rule1218,
  rule1235,
  rule1274,
  rule1299,
  rule1324,
  rule1420,
  rule1421,
  rule2083,
];
