import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/machine/folder/index.ts';
import { diffLog, type GivenFile } from '../../src/prediction/index.ts';
import { shared } from '../shared.ts';

function given(...infs: string[]): ReadonlyMap<string, readonly GivenFile[]> {
  return new Map(
    infs.map(path => {
      const name = path.replace(/^.*\//, '');
      return [name, [{ path: name, bytes: readFileSync(path) }]];
    }),
  );
}

const TOASTER = ['examples/toaster/generic/kitchen.inf', 'examples/toaster/package/toastpkg.inf'];

describe('a log beside its prediction', () => {
  const log = readFileSync('examples/logs/rehearsed.log');

  it('is the same where a rehearsal wrote it and its packages are given', () => {
    const { sections, unpredicted, windows } = diffLog(log, { digest: sha256, packages: given(...TOASTER) });
    expect(windows).toBe('10.0.19045');
    expect(sections.map(({ title }) => title.split(' - ')[0])).toEqual([
      'Driver Install (DrvSetupInstallDriver)',
      'Device Install (Hardware initiated)',
      'Driver Install (DrvSetupInstallDriver)',
      'Device Install (Hardware initiated)',
    ]);
    expect(sections.flatMap(({ differences }) => differences)).toEqual([]);
    expect(unpredicted).toEqual([]);
  });

  it('names the line that is not as predicted', () => {
    const changed = log
      .toString()
      .replace('DIF_INSTALLINTERFACES - exit(0x00000000)', 'DIF_INSTALLINTERFACES - exit(0x00000005)');
    const line = changed.split('\r\n').findIndex(text => text.includes('exit(0x00000005)')) + 1;
    const packages = given(...TOASTER);
    const [, first] = diffLog(Buffer.from(changed), { digest: sha256, packages }).sections;
    expect(first!.differences.map(one => [one.kind, one.kind === 'missing' ? one.recorded.line : 0])).toEqual(
      [
        ['missing', line],
        ['extra', 0],
      ],
    );
  });

  it('a package of the same name that does not name the device is none of its drivers', () => {
    const packages = new Map(
      [...given(...TOASTER)].map(([name, files]): [string, readonly GivenFile[]] => [
        name,
        files.map(({ path, bytes }) => ({
          path,
          bytes: Buffer.from(
            Buffer.from(bytes).toString('utf8').replaceAll('VID_1209&PID_7057', 'VID_1209&PID_9999'),
          ),
        })),
      ]),
    );
    const [, , , second] = diffLog(log, { digest: sha256, packages }).sections;
    expect(
      second!.differences.some(one => one.kind === 'missing' && /toastpkg\.inf/.test(one.recorded.text)),
    ).toBe(true);
  });

  it('of a part without an end only what is there is compared', () => {
    const text = log.toString();
    const start = text.indexOf('>>>  [Device Install');
    const cut = text.slice(start, text.lastIndexOf('\n', text.indexOf('{DIF_INSTALLDEVICEFILES', start)) + 1);
    const packages = given(...TOASTER);
    const { sections } = diffLog(Buffer.from(cut), { digest: sha256, packages }, '10.0.19045');
    expect(sections.map(({ differences }) => differences)).toEqual([[]]);
  });

  it.each(['', 'no log', '\0\0', '[Device Install Log]\r\n'])('has nothing to predict in %j', text => {
    expect(diffLog(Buffer.from(text), { digest: sha256, packages: new Map() }).sections).toEqual([]);
  });
});

const recordings = shared('recordings/raw');
it.skipIf(!recordings)(
  'recordings: what is predicted of these installations is all there (shared recordings)',
  () => {
    const of = (file: string, windows: string, line: number): number | undefined =>
      diffLog(readFileSync(`${recordings}/${file}.log`), { digest: sha256, packages: new Map() }, windows)
        .sections.find(one => one.line === line)
        ?.differences.filter(({ reason }) => reason === undefined).length;
    expect(of('001', '', 12)).toBe(0);
    expect(of('002', '', 193)).toBe(0);
    expect(of('006', '5.2.3790', 64)).toBe(0);
    expect(of('008', '5.2.3790', 21)).toBe(0);
    expect(of('020', '5.2.3790', 32)).toBe(0);
  },
);
