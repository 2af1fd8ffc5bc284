import type { Case, Expectation } from '../../conformance/cases.ts';

/**
 * A case without what it expects of Windows and not of Wine 8.0: `windows_only` names members of an expectation, or
 * is true for all of it. Undefined for a case that has none of that.
 */
export function withoutWindowsOnly(one: Case): Case | undefined {
  const steps = one.steps?.map(step => {
    const { expect, ...others } = step;
    const left = reduced(expect);
    return left === undefined ? others : { ...others, expect: left };
  });
  const expect = reduced(one.expect);
  const reducedCase = { ...one, ...(steps && { steps }), ...(expect && { expect }) };
  return JSON.stringify(reducedCase) === JSON.stringify(one) ? undefined : reducedCase;
}

function reduced(expect: Expectation | undefined): Expectation | undefined {
  const only = expect?.windows_only;
  if (only === undefined) return expect;
  if (only === true) return {};
  const names = only as readonly string[];
  return Object.fromEntries(
    Object.entries(expect ?? {}).filter(([name]) => name !== 'windows_only' && !names.includes(name)),
  );
}
