import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { printSnapshot } from '../../src/machine/snapshot/index.ts';
import { rehearse } from '../../src/rehearsal/index.ts';
import {
  actionsOn,
  encodeBase64,
  entriesOf,
  type OpenedFiles,
  type OwnFile,
  openOwnFiles,
  type RehearsalDocument,
  readDevices,
} from '../../src/studio/model/index.ts';
import { played } from './played.ts';

/** Files and folders of this computer as a browser gives them: by the name of what was dropped, and below it. */
function dropped(...paths: readonly string[]): OwnFile[] {
  return paths.flatMap(path => below(path, basename(path)));
}

function below(path: string, name: string): OwnFile[] {
  if (statSync(path).isFile()) return [{ path: name, bytes: new Uint8Array(readFileSync(path)) }];
  return readdirSync(path).flatMap(one => below(join(path, one), `${name}/${one}`));
}

const text = (path: string, content: string): OwnFile => ({ path, bytes: new TextEncoder().encode(content) });
const open = (files: readonly OwnFile[], waiting: readonly OwnFile[] = []): OpenedFiles =>
  openOwnFiles(files, sha256, waiting);
const entries = (documents: readonly RehearsalDocument[]): ReturnType<typeof entriesOf>['entries'] =>
  entriesOf({ version: 1, documents }, sha256).entries;

test('files become base64 as others write it', () => {
  for (const length of [0, 1, 2, 3, 4, 5, 12_287, 12_288, 12_289, 50_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) ^ (i >> 8));
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});

describe('rehearsal files', () => {
  test.each(['examples/toaster', 'examples/kettle', 'examples/breakfast', 'examples'])(
    'what is in %s is what the command line shows of it',
    folder => {
      const shown = shownAt([folder]).documents.filter(one => one.kind === 'rehearsal');
      const { documents, problems, waiting } = open(dropped(folder));
      expect(problems).toEqual([]);
      expect(waiting).toEqual([]);
      const bare = (list: readonly RehearsalDocument[]): object[] =>
        list.map(one => ({ ...one, name: basename(one.name) })).sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(bare(documents)).toEqual(bare(shown));
    },
  );

  const STORY = 'examples/stories/02-no-driver-in-the-box.yaml';
  const NEEDS = ['examples/packages/classic', 'examples/media/toaster-cd'];

  test('a folder that a file names above itself may be dropped beside it', () => {
    const [shown] = shownAt([STORY]).documents;
    const { documents, problems } = open(dropped(STORY, ...NEEDS));
    expect(problems).toEqual([]);
    expect(documents).toEqual([{ ...shown, name: basename(STORY) }]);
  });

  test('what is missing is told by its name and place, and what to do; then the rest may follow', () => {
    const alone = open(dropped(STORY));
    expect(alone.documents).toEqual([]);
    const missing = (what: string): string => `the ${what} is not among what was opened; open `;
    expect(alone.problems).toEqual([
      expect.stringContaining(
        `02-no-driver-in-the-box.yaml:6: ${missing('folder ../packages/classic')}classic too`,
      ),
      expect.stringContaining(missing('folder ../media/toaster-cd')),
      expect.stringContaining(
        `${missing('file ../media/toaster-cd/setup.application.yaml')}setup.application.yaml too`,
      ),
    ]);
    const more = open(dropped(NEEDS[0]!), alone.waiting);
    expect(more.problems.length).toBe(2);
    expect(more.documents).toEqual([]);
    const whole = open(dropped(NEEDS[1]!), more.waiting);
    expect(whole.problems).toEqual([]);
    expect(whole.waiting).toEqual([]);
    expect(whole.documents.map(({ name }) => name)).toEqual([basename(STORY)]);
  });

  test('what does not belong to what waits is opened by itself', () => {
    const { documents, problems } = open(dropped('examples/toaster'), open(dropped(STORY)).waiting);
    expect(problems).toEqual([]);
    expect(documents.map(({ name }) => name)).toEqual(['toaster/toaster.yaml']);
    const other = open([text('notes.txt', '')], open(dropped(STORY)).waiting);
    expect(other.problems).toEqual([expect.stringMatching(/^notes\.txt: open a rehearsal/)]);
  });

  test('names are those of Windows: case and kind of slash do not matter', () => {
    const yaml = text(
      'Mine/first.yaml',
      "machine: { windows: 11 }\npackages: { p: { folder: '.\\Package' } }\nsteps: [ { stage: p } ]\n",
    );
    const inf = text('Mine/package/X.inf', '[Version]\nSignature="$Windows NT$"\n');
    const { documents, problems } = open([yaml, inf]);
    expect(problems).toEqual([]);
    expect(documents[0]!.folders['.\\Package']!.map(({ path }) => path)).toEqual(['X.inf']);
  });

  const yamlWith = (folder: string): OwnFile =>
    text(
      'x.yaml',
      `machine: { windows: 11 }\npackages: { p: { folder: ${folder} } }\nsteps: [ { scan: true } ]\n`,
    );
  test.each<readonly [string, readonly OwnFile[], RegExp]>([
    ['no INF', [yamlWith('p'), text('p/x.sys', '')], /^x\.yaml:2: p holds no INF/],
    [
      'two names that are one to Windows',
      [yamlWith('p'), text('p/x.inf', ''), text('p/X.INF', '')],
      /^x\.yaml:2: p: x\.inf and X\.INF are in each other's way on Windows; rename one/,
    ],
    ['a folder above all', [yamlWith('..'), text('p/x.inf', '')], /^x\.yaml:2: the folder \.\. is not among/],
    [
      'no rehearsal',
      [text('compose.yaml', 'services: {}\n')],
      /^compose\.yaml:1: machine: .*\n.*\n.*services/,
    ],
    ['no YAML', [text('x.yaml', 'machine: {')], /^x\.yaml:\d: /],
    [
      'a snapshot that is not there',
      [text('x.yaml', 'machine: { snapshot: pc.json }\nsteps: [ { scan: true } ]\n')],
      /^x\.yaml:1: machine\.snapshot: the file pc\.json is not among what was opened; open pc\.json too/,
    ],
    [
      'nothing of ours',
      [text('a/notes.txt', 'x'), text('b.zip', 'PK')],
      /^a\/notes\.txt, b\.zip: open a rehearsal/,
    ],
    ['nothing', [], /^nothing: open a rehearsal/],
  ])('%s', (_, files, problem) => {
    const { documents, problems } = open(files);
    expect(documents).toEqual([]);
    expect(problems.join('\n')).toMatch(problem);
  });
});

describe('snapshots', () => {
  const [entry] = entries(open(dropped('examples/toaster')).documents);
  const snapshot = text('pc.json', printSnapshot(played(entry!).machine, { personal: 'kept' }));

  test('a snapshot is a computer on which nothing happened', () => {
    const [own] = entries(open([snapshot]).documents);
    const playback = played(own!);
    expect(playback.steps).toEqual([]);
    expect(readDevices(playback.machine).map(({ name }) => name)).toContain('Contoso Toaster');
  });

  test('a rehearsal begins with it', () => {
    const yaml = text('x.yaml', 'machine: { snapshot: pc.json }\nsteps: [ { scan: true } ]\n');
    const [own] = entries(open([yaml, snapshot]).documents);
    expect(own!.where).toBe('Windows 10.0.19045 amd64');
  });
});

describe('driver packages without a rehearsal', () => {
  const labels = (documents: readonly RehearsalDocument[]): string[] => {
    const [entry] = entries(documents);
    return actionsOn(entry!.rehearsal, played(entry!).machine).flatMap(({ actions }) =>
      actions.map(({ label }) => label),
    );
  };

  test('a package is at hand on a new Windows, with the hardware that its INF names', () => {
    const { documents, notes, problems } = open(dropped('examples/toaster/package'));
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^package came without a rehearsal\. Assumed: a new Windows 10\.0\.26100 amd64/),
    ]);
    expect(labels(documents).slice(0, 2)).toEqual(['Plug in Contoso Toaster', 'Stage package']);
    const [entry] = entries(documents);
    const steps = [{ stage: 'package' }, { plug: 'Contoso Toaster' }];
    const playback = played(entry!, { after: 0, steps });
    expect(readDevices(playback.machine)).toMatchObject([{ name: 'Contoso Toaster', state: 'started' }]);
  });

  test('the rehearsal that it becomes can be played as it is', () => {
    const [document] = open(dropped('examples/packages/classic')).documents;
    const [entry] = entries([{ ...document!, byHand: undefined } as unknown as RehearsalDocument]);
    expect(rehearse(entry!.rehearsal, entry!.given).held).toBe(true);
  });

  const inf = (models: string): string =>
    `[Version]\nSignature="$Windows NT$"\nClass=Net\nProvider=x\n[Manufacturer]\nx=${models}\n`;
  test.each<readonly [string, string, string, object]>([
    [
      'USB, as its descriptors have it',
      `${inf('M,NTamd64')}[M.NTamd64]\na=I,USB\\VID_1209&PID_0001\n`,
      'Windows 10.0.26100 amd64',
      { a: { usb: { vendor: 0x1209, product: 1, revision: 0x100, class: 0xff } } },
    ],
    [
      'PCI with its subsystem and revision',
      `${inf('M,NTamd64')}[M.NTamd64]\na=I,PCI\\VEN_1234&DEV_5678&SUBSYS_00010002&REV_03\n`,
      'Windows 10.0.26100 amd64',
      { a: { pci: { vendor: 0x1234, device: 0x5678, subsystem: 1, subsystemVendor: 2, revision: 3 } } },
    ],
    [
      'others, and descriptions that are alike',
      `${inf('M,NTarm64')}[M.NTarm64]\na=I,ACPI\\ABCD0001\na=I,*ABCD0002\n"it's"=I,USB\\Class_03\n`,
      'Windows 10.0.26100 arm64',
      {
        a: { hardwareIds: ['ACPI\\ABCD0001'] },
        'a 2': { hardwareIds: ['*ABCD0002'] },
        "it's": { hardwareIds: ['USB\\Class_03'] },
      },
    ],
    [
      'the newest Windows that is served',
      `${inf('M,NTx86.6.0,NTx86.6.1')}[M]\na=I,X\\1\n[M.NTx86.6.0]\nb=I,X\\2\n[M.NTx86.6.1]\n`,
      'Windows 6.0.6002 x86',
      { b: { hardwareIds: ['X\\2'] } },
    ],
    ['no hardware', `${inf('M,NTamd64')}[M.NTamd64]\na=I,SWC\\1\nb=I\n`, 'Windows 10.0.26100 amd64', {}],
  ])('%s', (_, content, where, hardware) => {
    const [entry] = entries(open([text('d/x.inf', content)]).documents);
    expect(entry!.where).toBe(where);
    expect(entry!.rehearsal.hardware).toMatchObject(hardware);
    expect(Object.keys(entry!.rehearsal.hardware)).toEqual(Object.keys(hardware));
  });

  test('each folder with an INF is a package; only where nothing but INFs was given, files are assumed', () => {
    const content = `${inf('M,NTamd64')}[M.NTamd64]\na=I,X\\1\n`;
    const files = [
      text('cd/net/x.inf', content),
      text('cd/net/x.sys', ''),
      text('cd/Con?/y.inf', content),
      text('z.inf', content),
    ];
    const [entry] = entries(open(files).documents);
    expect(entry!.rehearsal.packages).toEqual({
      net: { folder: 'cd/net' },
      Con_: { folder: 'cd/Con?', assumeFiles: true },
      z: { folder: '.', assumeFiles: true },
    });
    expect([...entry!.given.folders.values()].map(list => list.map(({ path }) => path))).toEqual([
      ['x.inf', 'x.sys'],
      ['y.inf'],
      ['z.inf'],
    ]);
  });

  test('YAML that is no rehearsal is nothing to it', () => {
    const workflow = text(
      'd/.github/build.yml',
      'on: push\njobs:\n  build:\n    steps:\n      - run: make\n',
    );
    const { documents, problems } = open([
      workflow,
      text('d/x.inf', '[Version]\nSignature="$Windows NT$"\n'),
    ]);
    expect(problems).toEqual([]);
    expect(documents.map(({ name }) => name)).toEqual(['d']);
    const yaml = text('d/x.yaml', '"machine": { windows: 11 }\nsteps: [ { scan: true } ]\n');
    expect(open([workflow, yaml]).documents.map(({ name }) => name)).toEqual(['d/x.yaml']);
  });

  test('a package of the name of a device of DOS has another one', () => {
    const [entry] = entries(open([text('con/x.inf', '[Version]\nSignature="$Windows NT$"\n')]).documents);
    expect(entry!.rehearsal.packages).toEqual({ con_: { folder: 'con', assumeFiles: true } });
  });
});
