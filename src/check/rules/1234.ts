import { documented, setupClassNamed, setupClassOf } from '../../base/index.ts';
import type { VersionSection } from '../../inf/index.ts';
import { setEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** CatalogFile is 1233; stampinf writes the DriverVer of a template. */
const REQUIRED = ['Class', 'ClassGuid', 'Provider', 'DriverVer'];

/**
 * Observed: the line is that of [Version], also where the entry is there and empty (microsoft/windows-drivers-rs
 * issue 423).
 * Assumed: it is for [Version], and other sections have 1289; settled by InfVerif on both.
 */
export const rule1234: Rule = {
  code: 1234,
  statement: '[Version] lacks an entry that every package needs.',
  why: 'Windows does not know class, provider or version of the package, and refuses it.',
  fixes: true,
  citation: documented('inf-version-section'),
  wrong: ['«[Version]»\n;- Provider', '[Version]\n«DriverVer =»', '«[Version]»\n;- ClassGuid'],
  right: ['[Version]\nProvider = %Contoso%'],
  find: ({ inf, options, version }) => {
    const section = inf.section('Version');
    if (!section) return [];
    return REQUIRED.filter(name => !(name === 'DriverVer' && options.template)).flatMap(name => {
      const line = section.line(name);
      if (line?.field(1)) return [];
      const message = `[Version] needs ${name}`;
      const value = known(name, version);
      const edits = value === undefined ? [] : [setEntry(inf, section, name, value)];
      const header = headerOf(section);
      return [{ message, span: line?.lineSpan ?? header, reported: header, edits }];
    });
  },
};

/** What one of Class and ClassGuid has to be by the other one. */
function known(name: string, { class: named, classGuid }: VersionSection): string | undefined {
  if (name === 'Class') return setupClassOf(classGuid?.value ?? '')?.[0];
  return name === 'ClassGuid' ? setupClassNamed(named?.value ?? '')?.[1] : undefined;
}
