import type { StoryEvent } from '../../story/index.ts';
import { formOf } from './phases.ts';

/**
 * The category of each statement whose story names none: of statements by their name in the table of entries.
 * Observed: the templates of recordings.
 */
const ENTRIES: Readonly<Record<string, string>> = {
  copying: 'flq',
  hardlinking: 'flq',
  'file-pruned': 'flq',
  'copying-package': 'sto',
  'already-imported': 'sto',
  'update-missing': 'sto',
  'not-staged': 'sto',
  'non-native': 'sto',
  'higher-reflected': 'sto',
  published: 'cpy',
  unpublished: 'cpy',
  activating: 'idb',
  'already-active': 'idb',
  'clearing-active': 'idb',
  'changing-active': 'idb',
  registered: 'idb',
  unregistered: 'idb',
  'package-object': 'idb',
  'package-object-deleted': 'idb',
  'inf-object': 'idb',
  'inf-object-exists': 'idb',
  'inf-object-deleted': 'idb',
  'indexed-id': 'idb',
  'indexed-ids': 'idb',
  'deindexed-id': 'idb',
  'deindexed-ids': 'idb',
  'indexed-file': 'idb',
  'indexed-files': 'idb',
  'deindexed-file': 'idb',
  'deindexed-files': 'idb',
  'flushed-node': 'sto',
  'flushed-files': 'dvi',
  'inf-finding-file': 'inf',
  'uses-wdf': 'inf',
  configurable: 'inf',
  'not-configurable': 'inf',
  'import-failed': 'sto',
  'import-failed-plain': 'inf',
  'already-in-store': 'inf',
  'directory-not-deleted': 'sto',
  'file-shared': 'inf',
  'catalog-installed': 'sig',
  'catalog-installing': 'sig',
  'catalog-uninstalled': 'sig',
  'catalog-valid': 'sig',
  signed: 'sig',
  'verify-authenticode-failed': 'sig',
  'verify-failed': 'sig',
  'verify-failed-code': 'sig',
  'validation-failed': 'sig',
  'verification-failed': 'sig',
  'signer-untrusted': 'sig',
  'signer-accepted': 'sig',
  'certificate-installed': 'sig',
  'catalog-unsigned': 'sig',
  'catalog-untrusted': 'sig',
};

/** Of named values. What is not here has the category of what it stands in. */
const VALUES: Readonly<Record<string, string>> = {
  Provider: 'inf',
  'Class GUID': 'inf',
  'Class Version': 'inf',
  'Driver Version': 'inf',
  'Catalog File': 'inf',
  'Driver Store Path': 'inf',
  'Driver Store location': 'inf',
  'Published Inf Path': 'inf',
  'Copy style': 'inf',
  'Import flags': 'ump',
  'Delete flags': 'ump',
  Key: 'sig',
  FilePath: 'sig',
  Catalog: 'sig',
  'Signer Score': 'sig',
  'Signer Name': 'sig',
  'Target Path': 'cpy',
};

/** The category an event's lines have: its own, that of its kind, or that of what it stands in. */
export function categoryOf(event: StoryEvent, around: string | undefined): string {
  if (event.category !== undefined) return event.category;
  switch (event.kind) {
    case 'phase':
      return formOf(event.name, undefined).category ?? around ?? 'dvi';
    case 'entry':
      return ENTRIES[event.entry] ?? around ?? 'dvi';
    case 'value':
      return VALUES[event.name] ?? around ?? 'dvi';
    case 'error':
    case 'item':
    case 'note':
      return around ?? 'dvi';
    default:
      return 'dvi';
  }
}
