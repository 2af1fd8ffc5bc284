// `npm run bench [-- name… --short]`: what Firstplug costs in time and memory. Each figure is a median.
import { benchCheck } from './check.ts';
import { benchDecode } from './decode.ts';
import { benchDump } from './dump.ts';
import { benchInf } from './inf.ts';

import { benchLog } from './log.ts';
import { benchMachine } from './machine.ts';
import { benchPlug } from './plug.ts';
import { benchRehearsal } from './rehearsal.ts';
import { benchSelect } from './select.ts';
import { benchStore } from './store.ts';

const BENCHES = {
  decode: benchDecode,
  inf: benchInf,
  dump: benchDump,
  check: benchCheck,
  log: benchLog,
  machine: benchMachine,
  select: benchSelect,
  store: benchStore,
  plug: benchPlug,
  rehearsal: benchRehearsal,
};

const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const unknown = wanted.filter(name => !(name in BENCHES));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}`);

for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) bench();
}
