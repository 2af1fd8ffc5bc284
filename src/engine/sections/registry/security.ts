import { win32 } from '../../../base/index.ts';
import type { SectionWork } from '../work.ts';

const ACE = String.raw`\([A-Z]{1,2};[A-Z]*;[A-Z0-9a-fx]*;[^;()]*;[^;()]*;[^;()]*(?:;(?:[^()]|\([^()]*\))*)?\)`;
const DESCRIPTOR = new RegExp(
  `^(?:O:[A-Z0-9-]+?(?=[GDS]:|$))?(?:G:[A-Z0-9-]+?(?=[DS]:|$))?(?:D:[A-Z]*(?:${ACE})*)?(?:S:[A-Z]*(?:${ACE})*)?$`,
  'i',
);

/**
 * Whether a text is a security descriptor by its form: owner, group, DACL and SACL with their ACEs.
 * @see https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
 */
export function isSecurityDescriptor(text: string): boolean {
  return text !== '' && DESCRIPTOR.test(text.replace(/\s+/g, ''));
}

/**
 * The descriptor that `[list.security]` gives to all that a list creates; undefined without such a section.
 * Assumed: what is no descriptor ends the installation with ERROR_INVALID_SECURITY_DESCR before the list is carried
 * out; settled by a log of such a package.
 * @see inf-addreg-directive
 */
export function securityOf(
  work: SectionWork,
  list: string,
): { readonly sddl?: string; readonly refusal?: ReturnType<typeof win32> } {
  const sddl = work.inf.section(`${list}.security`)?.lineAt(0)?.field(1);
  if (sddl === undefined) return {};
  return isSecurityDescriptor(sddl) ? { sddl } : { refusal: win32('ERROR_INVALID_SECURITY_DESCR') };
}
