import { expandInstall } from '../inf/index.ts';
import type { SelectedPackage } from './install/index.ts';
import { included } from './install-sections.ts';
import type { ListedModel } from './select/index.ts';
import type { Session } from './session.ts';
import { fileName } from './store/index.ts';

/** What it depends on whether a package that was selected for a device is configurable. */
export function selectedPackage(
  session: Session,
  { package: from, model }: ListedModel,
  classGuid: string,
): SelectedPackage {
  const resolve = (name: string): ReturnType<typeof included> => included(session, name);
  const { architecture } = session.program;
  return {
    inf: fileName(from.source.name),
    inbox: from.signature === 'inbox',
    classGuid,
    install: expandInstall(from.source, model.installSection.value, architecture, resolve),
  };
}
