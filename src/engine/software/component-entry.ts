import { documented, type Span } from '../../base/index.ts';
import { type ComponentAdd, type Inf, readVersion } from '../../inf/index.ts';
import { parseInstanceId } from '../devices/index.ts';
import { type Checked, refuserAt } from './refusal.ts';

/** A software component that an extension declares. */
export interface ComponentEntry {
  readonly name: string;
  /** ComponentIDs: hardware IDs with SWC\ in front. */
  readonly ids: readonly string[];
  readonly description: string | undefined;
}

const PAGE = documented('inf-addcomponent-directive');
const EXTENSION_PAGE = documented('using-an-extension-inf-file');

/**
 * Reads what an AddComponent directive of a package's INF declares, or says why it declares nothing. `span` is that of
 * the directive.
 * Assumed: an INF without ExtensionId declares nothing, and neither does a component whose instance ID would be none;
 * settled by AddComponent in a base INF, and by a name with a backslash, on Windows 10.
 * @see inf-addcomponent-directive
 */
export function checkComponent(
  { name, section, install }: ComponentAdd,
  inf: Inf,
  span: Span,
): Checked<ComponentEntry> {
  const refuse = refuserAt(span, PAGE);
  const extensionId = readVersion(inf).extensionId?.value;
  if (extensionId === undefined) {
    return refuse('AddComponent counts in an extension: [Version] has no ExtensionId', span, EXTENSION_PAGE);
  }
  if (!name.value) return refuse('AddComponent names no component');
  if (!section) return refuse('AddComponent names no component-install section');
  if (!install) return refuse(`section [${section.value}] is not there`, section.span);
  if (install.ids.length === 0) return refuse(`[${section.value}] has no ComponentIDs`, section.span);
  if (!parseInstanceId(`SWD\\DRIVERENUM\\${extensionId}#${name.value}`)) {
    return refuse(`"${name.value}" cannot be part of a device instance ID`, name.span);
  }
  const ids = install.ids.map(({ value }) => value);
  return { value: { name: name.value, ids, description: install.description } };
}
