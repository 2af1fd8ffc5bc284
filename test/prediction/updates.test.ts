import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/machine/folder/index.ts';
import { diffLog } from '../../src/prediction/index.ts';
import { shared } from '../shared.ts';

const given = { digest: sha256, packages: new Map() };
const STORE = 'C:\\Windows\\System32\\DriverStore\\FileRepository';

/** A log of one section, of the build that recording 001 is of. */
function log(title: string, ...body: string[]): Buffer {
  return Buffer.from(
    [
      `>>>  [${title}]`,
      '>>>  Section start 2016/10/14 20:33:52.562',
      '     sto: Image State        = Specialized',
      '     sto: Image Architecture = amd64',
      ...body,
      '<<<  Section end 2016/10/14 20:33:52.701',
      '<<<  [Exit status: SUCCESS]',
    ].join('\r\n'),
  );
}

/** What differs of a log's only section. */
function differences(bytes: Buffer): string[] {
  const { sections, unpredicted } = diffLog(bytes, given, '10.0.10240');
  expect(unpredicted).toEqual([]);
  return sections[0]!.differences.map(one =>
    one.kind === 'missing' ? `- ${one.recorded.text.trim()}` : `+ ${one.predicted.text.trim()}`,
  );
}

describe('driver updates of Windows', () => {
  // The forms are those of recordings 001; the names are ours.
  const unpublish = (active: string, ...tail: string[]): Buffer =>
    log(
      'Uninstall Driver Updates',
      '     sto: Driver Updates     = 1',
      `     sto: {Unpublish Driver Package: ${STORE}\\lamp.inf_amd64_1111111111111111\\lamp.inf} 20:33:52.608`,
      '     sto:      Driver Package = lamp.inf_amd64_1111111111111111',
      `     idb:      {Unpublish Driver Package: ${STORE}\\lamp.inf_amd64_1111111111111111\\lamp.inf} 20:33:52.608`,
      `     idb:           Driver package '${active}' is already active.`,
      "     sto:           Flushed driver database node 'SYSTEM'. Time = 94 ms",
      '     idb:      {Unpublish Driver Package: exit(0x00000000)} 20:33:52.701',
      '     sto: {Unpublish Driver Package: exit(0x00000000)} 20:33:52.701',
      ...tail,
    );

  it('one that a newer one replaced is taken back', () => {
    const staged = log(
      'Stage Driver Updates',
      '     sto: Driver Updates     = 1',
      '     sto: {Stage Driver Package: C:\\Windows\\WinSxS\\amd64_lamp.inf_31bf_10.0.10240.17000_none_1\\lamp.inf} 22:39:34.325',
      "!    sto:      Driver package already imported as 'lamp.inf' (" +
        `${STORE}\\lamp.inf_amd64_2222222222222222\\lamp.inf).`,
      '     sto: {Stage Driver Package: exit(0x00000000)} 22:39:34.888',
    );
    const uninstalled = unpublish(
      'lamp.inf_amd64_2222222222222222',
      "     sto: Higher version of 'lamp.inf' is currently reflected.",
      `     sto:      Filename = ${STORE}\\lamp.inf_amd64_2222222222222222\\lamp.inf`,
    );
    const { sections } = diffLog(
      Buffer.concat([staged, Buffer.from('\r\n\r\n'), uninstalled]),
      given,
      '10.0.10240',
    );
    expect(sections.map(one => one.differences)).toEqual([[], []]);
  });

  it('a line that Windows would not write is a difference', () => {
    expect(differences(unpublish('lamp.inf_amd64_2222222222222222', '     sto: No more.'))).toContain(
      '- sto: No more.',
    );
  });

  it('one of another architecture is passed over, and one that is not there is not staged', () => {
    const path = 'C:\\Windows\\WinSxS\\amd64_lamp.inf_31bf_10.0.10240.16384_none_1\\lamp.inf';
    expect(
      differences(
        log(
          'Uninstall Driver Updates',
          '     sto: Driver Updates     = 1',
          `!    sto: Unable to find driver update '${path}' in Driver Store.`,
        ),
      ),
    ).toEqual([]);
    expect(
      differences(
        log(
          'Unstage Driver Updates',
          '     sto: Driver Updates     = 1',
          `     sto: Driver update '${path}' is not staged.`,
        ),
      ),
    ).toEqual([]);
  });
});

const recordings = shared('recordings/raw');
describe.skipIf(!recordings)('recorded driver updates (shared recordings)', () => {
  const { sections } = recordings ? diffLog(readFileSync(`${recordings}/001.log`), given) : { sections: [] };
  const updates = sections.filter(({ title }) => / Driver Updates$/.test(title));

  it('each of them is predicted, or it is known why not', () => {
    expect(updates).toHaveLength(160);
    const unknown = updates.flatMap(({ line, differences }) =>
      differences.filter(({ reason }) => reason === undefined).map(({ kind }) => `${line} ${kind}`),
    );
    expect(unknown).toEqual([]);
  });

  it('those that take back say exactly what Windows said', () => {
    const back = updates.filter(({ title }) => /^Un/.test(title));
    expect(back.filter(({ differences }) => differences.length > 0).map(({ line }) => line)).toEqual([]);
  });
});
