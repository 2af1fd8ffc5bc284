import { basename } from 'node:path';
import { type Paint, PLAIN } from '../rehearsal/index.ts';
import type { ExplainedCatalog, ToldMember } from './explained-catalog.ts';

/** Writes what a catalog says for people. */
export function printCatalog(catalog: ExplainedCatalog, paint: Paint = PLAIN): string {
  const { path, members, catalogVersion, made, signers, attributes } = catalog;
  const { strong, faint, good, bad } = paint;
  const ids = attributes.filter(({ name }) => /^HWID\d+$/i.test(name)).length;
  const others = attributes.filter(({ name }) => !/^HWID\d+$/i.test(name));
  const about = [`version ${catalogVersion}`, ...(made ? [`made ${made}`] : []), `${members.length} members`];
  return [
    `${strong(basename(path))}  ${about.join(', ')}`,
    ...signers.map(
      ({ subject, issuer }) => `  signed by  ${subject ?? `a certificate of ${issuer}`}  (not verified)`,
    ),
    ...(signers.length === 0 ? ['  not signed'] : []),
    ...others.map(({ name, value }) => `  ${name}  ${value}`),
    ...(ids > 0 ? [`  for ${ids} hardware IDs`] : []),
    ...members.flatMap(member => [
      `  ${strong(member.file ?? member.tag)}${attributesOf(member)}`,
      ...member.digests.map(({ algorithm, hex }) => faint(`    ${algorithm} ${hex}`)),
      ...member.present.map(file => good(`    ${file} is as listed`)),
      ...member.changed.map(file => bad(`    ${file} is not the file that is listed`)),
    ]),
  ].join('\n');
}

function attributesOf({ attributes }: ToldMember): string {
  const told = attributes.filter(({ name }) => name !== 'File');
  return told.map(({ name, value }) => `  ${name} ${value}`).join('');
}
