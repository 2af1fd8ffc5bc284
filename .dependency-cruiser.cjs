/** Cycles inside a room compile, so this finds them; between rooms the project references do. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, pathNot: '(index|main)\\.ts$' }, to: {} },
    {
      name: 'room-by-its-door',
      comment: 'Another room is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/', pathNot: '^src/($1/|[^/]+/index\\.ts$|[^/]+/[^/]+/index\\.ts$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
