import { compareVersions, documented, type WindowsVersion } from '../../base/index.ts';
import { type Catalog, valuesOf } from '../../catalog/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { catalogOn } from '../view/catalogs.ts';
import type { ModelsSection } from '../view/models.ts';

/**
 * Builds are not compared: catalogs name versions.
 * Observed: of Windows 10 some say 6.4 (koush/UniversalAdbDriver, made with /os:10_X64).
 */
export const ruleCatalogOtherWindows: Rule = {
  code: 'catalog-other-windows',
  statement: 'The catalog is for none of the Windows that a Models section is for.',
  why: 'Its OSAttr says for which Windows the package was found fit to be signed; on others Windows refuses it (ERROR_SIGNATURE_OSATTRIBUTE_MISMATCH).',
  remedy: 'Make it with inf2cat and an /os for each Windows of the package.',
  citation: documented('creating-a-catalog-file-for-a-non-pnp-driver-package'),
  levels: levels('WWW'),
  wrong: [
    {
      inf: '[Manufacturer]\n%Contoso% = Models, «NTamd64.10.0...17763»',
      files: { 'demo.sys': '', 'demo.cat': 'catalog for 2:6.1,2:6.3' },
    },
  ],
  right: ['2:6.1,2:10.0', '2:6.4', 'what is not known'].map(text => ({
    inf: '[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763',
    files: { 'demo.sys': '', 'demo.cat': `catalog for ${text}` },
  })),
  find: subject =>
    subject.models.flatMap(section => {
      const named = catalogOn(subject, section.architecture);
      const versions = named?.catalog && versionsOf(named.catalog);
      if (!versions || versions.some(version => isOn(section, version))) return [];
      const told = versions.map(({ major, minor }) => `${major}.${minor}`).join(', ');
      return [
        { message: `${named.name} is for Windows ${told}; [${section.name}] is not`, span: section.span },
      ];
    }),
};

/** The versions that its members name; undefined where they name none, or something that is not understood. */
function versionsOf({ members, attributes }: Catalog): readonly WindowsVersion[] | undefined {
  const texts = [...members.map(one => one.attributes), attributes].flatMap(all => valuesOf(all, 'OSAttr'));
  const parts = [...new Set(texts.flatMap(text => text.split(',').map(part => part.trim())))];
  const read = parts.map(part => /^2:(\d+)\.(\d+)$/.exec(part));
  if (parts.length === 0 || read.includes(null)) return undefined;
  return read.map(match => {
    const [major, minor] = [Number(match![1]), Number(match![2])];
    return major === 6 && minor === 4 ? { major: 10, minor: 0, build: 0 } : { major, minor, build: 0 };
  });
}

function isOn({ from, until }: ModelsSection, version: WindowsVersion): boolean {
  const first = { ...from, build: 0 };
  return compareVersions(first, version) <= 0 && (!until || compareVersions(version, until) <= 0);
}
