import { documented, type Span } from '../../base/index.ts';
import { type Inf, type InfSection, tokensIn } from '../../inf/index.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Observed: a percent sign that ends no token is one too, on the same line (microsoft/UDE issue 8).
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
    '[Demo_Service]\nDisplayName = «%Device%.Name%»',
  ],
  right: [
    '[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,DllPath,,%%SystemRoot%%\\demo.dll',
    '[Version]\nProvider = %Contoso%',
    '[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,%Contoso%%Device%',
  ],
  find: ({ inf }) => {
    const isDefined = definedIn(inf);
    return inf.sections
      .filter(({ name }) => !/^strings(\.|$)/i.test(name))
      .flatMap(section => undefinedIn(section, isDefined));
  },
};

function undefinedIn({ linesWithTokens, name }: InfSection, isDefined: (token: string) => boolean): Found[] {
  const found: Found[] = [];
  for (const line of linesWithTokens) {
    const { fieldCount } = line;
    for (let index = line.isEntry ? 0 : 1; index <= fieldCount; index++) {
      const raw = line.raw(index)!;
      for (const token of tokensIn(raw))
        if (!isDefined(token)) found.push(tokenFound(token, name, line.span(index)));
      if (isOdd(raw))
        found.push({
          message: `a percent sign in [${name}] ends no token; it is written %%`,
          span: line.span(index),
        });
    }
  }
  return found;
}

function tokenFound(token: string, section: string, span: Span): Found {
  return {
    message: `%${token}% in [${section}] is not defined in [Strings]; a percent sign is written %%`,
    span,
  };
}

function isOdd(raw: string): boolean {
  let odd = false;
  for (let at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) odd = !odd;
  return odd;
}

/** A token is replaced unless nobody defines it: it is enough to see what is left. Most stand there often. */
function definedIn(inf: Inf): (token: string) => boolean {
  const known = new Map<string, boolean>();
  return token => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const isDefined = inf.substitute(`%${token}%`) !== `%${token}%`;
    known.set(token, isDefined);
    return isDefined;
  };
}
