import { describe, expect, it } from 'vitest';
import { SPINST_ALL, SPINST_SINGLESECTION } from '../../src/setupapi/index.ts';
import { carryOut } from './carry-out.ts';

const at = (name: string, value = name): string => `HKLM\\SOFTWARE\\C : ${name} = SZ ${value}`;

describe('Include and Needs', () => {
  // inf-addproperty-directive: needed sections come after all else in the section that needs them
  it('are carried out after the section that has them, wherever they stand', () => {
    const text =
      '[I]\nInclude=o.inf\nNeeds=N,M\nAddReg=A\n[A]\nHKLM,SOFTWARE\\C,V,,own\n[N]\nAddReg=B\n[B]\nHKLM,SOFTWARE\\C,V,,needed\n';
    const other = '[M]\nAddReg=A\n[A]\nHKLM,SOFTWARE\\C,W,,%W%\n[Strings]\nW="of the other"\n';
    const { effects, transaction } = carryOut(text, { included: { 'o.inf': other } });
    expect(effects).toEqual([at('V', 'own'), at('V', 'needed'), at('W', 'of the other')]);
    expect(transaction.effects.at(-1)?.origin).toMatchObject({ inf: 'C:\\windows\\inf\\o.inf', line: 6 });
  });

  it('lets NOCLOBBER in the needed section leave the value to who needs it', () => {
    const text =
      '[I]\nNeeds=N\nAddReg=A\n[A]\nHKLM,SOFTWARE\\C,V,,own\n[N]\nAddReg=B\n[B]\nHKLM,SOFTWARE\\C,V,2,needed\n';
    expect(carryOut(text).effects).toEqual([at('V', 'own')]);
  });

  it('are left out of a single section', () => {
    const text = '[I]\nNeeds=N\n[N]\nAddReg=B\n[B]\nHKLM,SOFTWARE\\C,V,,x\n';
    expect(carryOut(text).effects).toEqual([at('V', 'x')]);
    expect(carryOut(text, { flags: SPINST_ALL | SPINST_SINGLESECTION }).effects).toEqual([]);
  });

  it('of an INF that is not on the machine do what nobody knows, and the rest is done', () => {
    const text = '[I]\nInclude=gone.inf\nNeeds=N\nAddReg=A\n[A]\nHKLM,SOFTWARE\\C,V,,x\n';
    const { refusal, effects } = carryOut(text);
    expect([refusal, effects]).toEqual([
      undefined,
      ['unknown: gone.inf: the INF is not on the machine', at('V', 'x')],
    ]);
  });

  it('give services whose sections stand in the included INF', () => {
    const text = '[I.Services]\nInclude=o.inf\nAddService=C,,S\n';
    const other = '[S]\nServiceType=1\nStartType=3\nErrorControl=1\nServiceBinary=%12%\\c.sys\n';
    const kind = 'DDInstall.Services';
    expect(carryOut(text, { kind, included: { 'o.inf': other } }).effects.length).toBe(4);
    const { refusal, effects } = carryOut(text, { kind });
    expect(refusal).toBeUndefined();
    expect(effects.at(-1)).toBe('unknown: service C: its INF is not on the machine');
  });
});

describe('a section', () => {
  // install-section/addreg/order
  it('deletes before it adds', () => {
    const text = '[I]\nAddReg=A\nDelReg=D\n[A]\nHKLM,SOFTWARE\\C,V,,new\n[D]\nHKLM,SOFTWARE\\C,V\n';
    const before = [
      { kind: 'value', key: 'HKLM\\SOFTWARE\\C', name: 'V', after: { type: 1, data: 'old' } },
    ] as const;
    expect(carryOut(text, { before }).effects).toEqual(['- HKLM\\SOFTWARE\\C : V', at('V', 'new')]);
  });

  it('hands its files on in the order in which they are done', () => {
    const text = '[I]\nCopyFiles=@c\nRenFiles=R\nDelFiles=D\n[R]\nn,o\n[D]\nd\n';
    expect(carryOut(text).operations.map(({ kind }) => kind)).toEqual(['delete', 'rename', 'copy']);
  });

  it('that is not there is not found', () => {
    expect(carryOut('[Other]\n').refusal).toBe(0xe0000101);
  });

  it.each([
    ['AddProperty', '5.2', 0],
    ['AddProperty', '6.0', 1],
  ])('reads %s on Windows %s: %i', (directive, version, count) => {
    const text = `[I]\n${directive}=L\n[L]\nDeviceModel,,,,x\n`;
    expect(carryOut(text, { version }).effects.length).toBe(count);
  });
});
