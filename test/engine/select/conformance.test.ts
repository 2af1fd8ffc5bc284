import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listClass, matchPackage, type Package, readFeatureScore } from '../../../src/engine/select/index.ts';
import { openInf } from '../../../src/inf/index.ts';
import { shared } from '../../shared.ts';
import { packageOf, windowsOf } from './packages.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly inf?: string;
  readonly hardwareIds?: readonly string[];
  readonly compatibleIds?: readonly string[];
  readonly installSection?: string;
  readonly expect: {
    readonly matches?: boolean;
    readonly identifierScore?: number;
    readonly featureScore?: number;
  };
}

const path = shared('conformance', 'driver_list.json');
const cases = path ? (JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] }).cases : [];

function opened(text: string): Package {
  const result = openInf(new Uint8Array(Buffer.from(text, 'latin1')));
  if (!result.ok) throw new Error(text);
  return { source: { name: 'test.inf', inf: result.inf }, signature: 'whql' };
}

describe.skipIf(!path)('conformance driver_list', () => {
  it.each(cases.filter(one => one.kind === 'rank'))(
    '$id',
    ({ inf, hardwareIds, compatibleIds, expect: answer }) => {
      const device = { hardwareIds: hardwareIds!, compatibleIds: compatibleIds! };
      const nodes = matchPackage(opened(inf!), device, windowsOf('10'));
      expect(nodes.length > 0).toBe(answer.matches);
      expect(nodes[0]?.rank.identifier).toBe(answer.identifierScore);
    },
  );

  it.each(cases.filter(one => one.kind === 'featureScore'))('$id', ({ installSection, expect: answer }) => {
    const { source } = opened(`[Version]\r\nSignature="$Windows NT$"\r\n${installSection}`);
    const score = readFeatureScore(source.inf, 'I.NT') ?? 0xff;
    expect(score * 0x10000).toBe(answer.featureScore);
  });
});

describe('class lists', () => {
  const net = packageOf({
    name: 'net.inf',
    models: ['PCI\\A', 'PCI\\B'],
    driverVer: '01/02/2020,1.2',
    more: ['[ControlFlags]', 'ExcludeFromSelect = PCI\\B'],
  });
  const other = packageOf({ name: 'other.inf', models: ['PCI\\A'], version: ['Class = Mouse'] });

  it('have every model of the class, matching or not; hidden ones are marked', () => {
    const listed = listClass([net, other], '{4D36E972-E325-11CE-BFC1-08002BE10318}', windowsOf('11'));
    expect(
      listed.map(({ package: from, model, section, provider, driverVer, excludedFromSelect }) => [
        from.source.name,
        model.description.value,
        section.section,
        provider,
        driverVer?.version,
        excludedFromSelect,
      ]),
    ).toEqual([
      ['net.inf', 'Device 0', 'Install.NT', 'Contoso', '1.2', false],
      ['net.inf', 'Device 1', 'Install.NT', 'Contoso', '1.2', true],
    ]);
  });

  it('have only models that this Windows sees', () => {
    const guid = '{4d36e972-e325-11ce-bfc1-08002be10318}';
    expect(listClass([net], guid, windowsOf('11 x86'))).toEqual([]);
  });
});
