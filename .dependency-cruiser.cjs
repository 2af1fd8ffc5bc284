const { existsSync, readdirSync } = require('node:fs');

/** Rooms: the folders below src that are projects of their own, such as `inf` and `machine/memory`. */
const rooms = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => `${entry.parentPath}/${entry.name}`.slice('src/'.length))
  .filter(folder => existsSync(`src/${folder}/tsconfig.json`));
const doors = `^src/(${rooms.join('|')})/index\\.ts$`;

/** Inside a room, without the rooms that lie in it. */
function inside(room) {
  const inner = rooms
    .filter(other => other.startsWith(`${room}/`))
    .map(other => other.slice(room.length + 1));
  return `^src/${room}/${inner.length ? `(?!(${inner.join('|')})/)` : ''}`;
}

/** Between rooms the project references decide; this finds cycles inside a room and ways around a door. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: '/(index|main)\\.tsx?$' },
      to: {},
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rooms.map(room => ({
      name: `out-of-${room}-by-doors`,
      comment: 'Another room is entered through its index.ts.',
      severity: 'error',
      from: { path: inside(room) },
      to: { path: '^src/', pathNot: [inside(room), doors] },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
