import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../cabinet/tools.ts';
import { makeCatalog } from '../catalog/make-catalog.ts';
import { firstplug } from './firstplug.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const listed = (File: string, text: string) => ({ bytes: bytes(text), attributes: { File } });

it('explains a catalog, and tells a file that was changed since', () => {
  const members = [listed('demo.inf', '[Version]\r\n'), listed('demo.sys', 'driver')];
  const catalog = makeCatalog({ members, signer: 'Contoso' });
  inFolder({ 'demo.cat': catalog, 'demo.inf': bytes('[Version]\n'), 'demo.sys': bytes('driver') }, folder => {
    const path = join(folder, 'demo.cat');
    const { status, stdout } = firstplug(['catalog', 'explain', path]);
    expect(stdout).toContain('signed by  CN=Contoso, C=US  (not verified)');
    expect(stdout).toContain('demo.sys is as listed');
    expect(stdout).toContain('demo.inf is not the file that is listed');
    expect(status).toBe(1);
    writeFileSync(join(folder, 'demo.inf'), '[Version]\r\n');
    const again = firstplug(['catalog', 'explain', path, '--json']);
    expect(again.status).toBe(0);
    const told = JSON.parse(again.stdout);
    expect(told).toMatchObject({ version: 1, catalogVersion: 2, verified: false });
    expect(
      told.members.map(({ file, present }: { file: string; present: string[] }) => [file, ...present]),
    ).toEqual([
      ['demo.inf', 'demo.inf'],
      ['demo.inf', 'demo.inf'],
      ['demo.sys', 'demo.sys'],
      ['demo.sys', 'demo.sys'],
    ]);
  });
});

it('says what is no catalog', () => {
  const { status, stderr } = firstplug(['catalog', 'explain', '-'], 'text');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^firstplug: -: It is no catalog: /);
});

it('holds a package against its catalog when it is checked, and sees converted line ends', () => {
  const inf =
    '[Version]\r\nSignature = "$Windows NT$"\r\nCatalogFile = demo.cat\r\n[DefaultInstall.NTamd64]\r\n';
  const catalog = makeCatalog({ members: [listed('demo.inf', inf)] });
  const converted = bytes(inf.replaceAll('\r', ''));
  inFolder({ 'demo.inf': converted, 'demo.cat': catalog }, folder => {
    const { stdout } = firstplug(['check', join(folder, 'demo.inf'), '--package', '--json']);
    const findings = JSON.parse(stdout).findings as { code: unknown; hint?: string }[];
    expect(findings.map(({ code }) => code)).toContain('catalog-unsigned');
    const changed = findings.filter(({ code }) => code === 'catalog-changed-file');
    expect(changed.map(({ hint }) => hint)).toEqual(['with CR LF at the ends of its lines it would be']);
  });
});
