import { documented, type Span } from '../../base/index.ts';
import type { Inf, InfLine } from '../../inf/index.ts';
import type { Found, Rule } from '../rule.ts';
import type { Subject } from '../view/subject.ts';

/**
 * Assumed: tokens in [Strings] itself are not looked at, and a line is named once for each token; settled by InfVerif
 * on such an INF.
 */
export const rule1235: Rule = {
  code: 1235,
  statement: 'A %token% has no entry in [Strings].',
  why: 'Windows leaves the token as it is written, percent signs and all.',
  remedy: 'Define it, or write %% for a percent sign: %%SystemRoot%%.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Version]\nProvider = «%Nobody%»',
    '[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,DllPath,,«%SystemRoot%\\demo.dll»',
  ],
  right: [
    '[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,DllPath,,%%SystemRoot%%\\demo.dll',
    '[Version]\nProvider = %Contoso%',
  ],
  find: subject =>
    subject.inf.sections
      .filter(({ name }) => !/^strings(\.|$)/i.test(name))
      .flatMap(({ lines, name }) => lines.flatMap(line => undefinedIn(subject, line, name))),
};

function undefinedIn(subject: Subject, line: InfLine, section: string): Found[] {
  const found: Found[] = [];
  for (let index = line.isEntry ? 0 : 1; index <= line.fieldCount; index++) {
    const raw = line.raw(index)!;
    if (!raw.includes('%')) continue;
    for (const token of undefinedTokens(subject, raw))
      found.push(tokenFound(token, section, line.span(index)));
  }
  return found;
}

function tokenFound(token: string, section: string, span: Span): Found {
  return {
    message: `%${token}% in [${section}] is not defined in [Strings]; a percent sign is written %%`,
    span,
  };
}

/** A token is replaced unless nobody defines it: it is enough to see what is left. */
function undefinedTokens({ inf }: Subject, raw: string): string[] {
  return [...raw.replaceAll('%%', '').matchAll(/%([^%]+)%/g)]
    .map(match => match[1]!)
    .filter(token => isUndefined(inf, token));
}

function isUndefined(inf: Inf, token: string): boolean {
  return inf.substitute(`%${token}%`) === `%${token}%`;
}
