import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyExtensions, readComponents } from '../../../src/engine/software/index.ts';
import {
  actualSection,
  DEFAULT_DIRECTORIES,
  decodeInf,
  type NamedInf,
  openInf,
  selectModels,
  stampTemplate,
} from '../../../src/inf/index.ts';
import { shared } from '../../shared.ts';
import { Computer, DEVICE, facts, STORE } from './computer.ts';

const SAMPLES = 'corpus/microsoft__Windows-driver-samples';
const samples = shared(SAMPLES);
const PARENT = 'USB\\VID_0547&PID_1002\\A1';

/** An INF of Microsoft's driver samples as its package in the store has it, and the section of its first model. */
function sample(path: string): { source: NamedInf; section: string } {
  const { text } = decodeInf(readFileSync(`${samples}/${path}`));
  const directories = { ...DEFAULT_DIRECTORIES, package: STORE };
  const opened = openInf(stampTemplate(text, { architecture: 'amd64' }), { directories });
  if (!opened.ok) throw new Error(`${path} does not open`);
  const [models] = selectModels(opened.inf, facts('10.0.26100'));
  const { section } = actualSection(models!.models[0]!.installSection.value, 'amd64', opened.inf);
  return { source: { name: 'oem1.inf', inf: opened.inf }, section };
}

describe.skipIf(!samples)('the driver samples that bring software (shared corpus)', () => {
  it.each([
    [
      'general/DCHU/osrfx2_DCHU_extension/osrfx2_DCHU_extension/osrfx2_DCHU_extension.inx',
      [
        ['{3846ad8c-dd27-433d-ab89-453654cd542a}#osrfx2_DCHU_component&5&1&0', 'SWC\\VID_045e&PID_94ab'],
        ['{3846ad8c-dd27-433d-ab89-453654cd542a}#osrfx2_DCHU_usersvc&5&1&0', 'SWC\\VID_045e&PID_94ac'],
      ],
    ],
    [
      'general/DCHU/osrfx2_DCHU_extension_loose/osrfx2_DCHU_extension/osrfx2_DCHU_extension.inx',
      [['{aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa}#osrfx2_DCHU_component&5&1&0', 'SWC\\VID_045e&PID_94ab']],
    ],
    [
      'audio/sysvad/TabletAudioSample/ComponentizedAudioSampleExtension.inx',
      [
        ['{1d641578-54d2-404d-85de-79bb01461ac2}#MsApoFxProxy&5&1&0', 'SWC\\VEN_MSFT&CID_PROXYAPO'],
        ['{1d641578-54d2-404d-85de-79bb01461ac2}#SwapApo&5&1&0', 'SWC\\VEN_SMPL&CID_APO'],
      ],
    ],
  ])('%s declares its components', (path, components) => {
    const computer = new Computer(facts('10.0.26100'));
    const installation = computer.installation(PARENT);
    const [outcome] = applyExtensions(computer.transaction, PARENT, [{ installation, ...sample(path) }]);
    expect(outcome?.refusal).toBeUndefined();
    const found = readComponents(computer.transaction, PARENT, '5&1&0');
    expect(found.map(one => [one.instanceId, ...one.hardwareIds])).toEqual(components);
  });

  it.each([
    'general/DCHU/osrfx2_DCHU_component/osrfx2_DCHU_component/osrfx2_DCHU_component.inx',
    'general/DCHU/osrfx2_DCHU_extension_loose/osrfx2_DCHU_component/osrfx2_DCHU_component.inx',
  ])('%s runs its program with the ID of the component', path => {
    const computer = new Computer(facts('10.0.26100'));
    computer.file(`${STORE}\\osrfx2_DCHU_componentsoftware.exe`);
    const { source, section } = sample(path);
    computer.installFrom(source, section);
    expect(computer.run()).toMatchObject([
      {
        did: 'ran',
        name: 'osrfx2_DCHU_componentsoftware',
        version: '1.0.0.0',
        command: `"${STORE}\\osrfx2_DCHU_componentsoftware.exe" ${DEVICE}`,
      },
    ]);
  });

  it('print/Print Support App/psa.inf asks the Store', () => {
    const computer = new Computer(facts('10.0.26100'));
    const installation = computer.installation(PARENT);
    applyExtensions(computer.transaction, PARENT, [
      { installation, ...sample('print/Print Support App/psa.inf') },
    ]);
    expect(computer.run()).toMatchObject([
      {
        did: 'ran',
        name: 'Microsoft Print Support App',
        command: 'pfn://dd5de805-d9bb-4785-88e9-399cbff2130e_ph1m9x8skttmg',
      },
    ]);
  });
});
