import { expect, it } from 'vitest';
import { stageUpdate } from '../../../src/engine/store/index.ts';
import { Bench, memoryMachine, writePackage } from './machine.ts';

// Recordings 001 (Stage Driver Updates), 002 (prnms001) and 040 (xennet): the order in which files were taken.
it.each([
  ['MiraDispKmd.sys', 'MiraDisp.dll', 'miradisp.inf', 'MsMiraDisp.dll'],
  ['usbhub.sys', 'usbehci.sys', 'usbport.inf', 'usbohci.sys', 'usbuhci.sys', 'usbport.sys', 'usbd.sys'],
  ['fcvsc.sys', 'wfcvsc.inf'],
  ['BTHUSB.SYS', 'BthMini.SYS', 'fsquirt.exe', 'bthenum.sys', 'bthport.sys', 'bth.inf'],
  ['prnms001.Inf', 'mxdwdui.dll', 'MXDW-manifest.ini', 'MXDW.gpd', 'MXDW-pipelineconfig.xml'],
  ['xennet.inf', 'xennet.sys', 'xennet_coinst.dll', 'xennet.cat'],
  ['x64\\xusb22.sys', 'xusb22.inf'],
])('files are taken in the order of their sums: %s …', (...names) => {
  const bench = new Bench(memoryMachine('10.0.10240'));
  const inf = names.find(name => /\.inf$/i.test(name))!;
  const path = `C:\\Windows\\WinSxS\\own\\${inf}`;
  writePackage(bench, path, { files: names.filter(name => name !== inf).toReversed() });
  stageUpdate(bench.work, path);
  const [phase] = bench.events;
  const linked = (phase?.events ?? []).flatMap(event =>
    event.kind === 'entry' && event.entry === 'hardlinking'
      ? event.values.from!.slice(path.lastIndexOf('\\') + 1)
      : [],
  );
  expect(linked).toEqual(names);
});
