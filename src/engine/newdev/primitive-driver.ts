import { actualSection } from '../../inf/index.ts';
import { INF_STYLE_WIN4 } from '../../setupapi/index.ts';
import { workOf } from '../file-queues.ts';
import { openFile } from '../inf-files.ts';
import { installationOf, performWithServices } from '../install-sections.ts';
import { CommittingReceiver } from '../queue-receiver.ts';
import {
  isPrimitiveDriver,
  type SectionOutcome,
  SectionWork,
  undoInstallSection,
} from '../sections/index.ts';
import { FileQueue } from '../sections/queue/index.ts';
import type { Session } from '../session.ts';
import { folderOf, storeLocation } from '../store/index.ts';

/**
 * Carries out the [DefaultInstall] of a primitive driver, from the driver store; undefined for what is none.
 * @see creating-a-primitive-driver
 */
export function installPrimitive(session: Session, published: string): SectionOutcome | undefined {
  return withPrimitive(session, published, performWithServices);
}

/** Does the inverse. */
export function uninstallPrimitive(session: Session, published: string): SectionOutcome | undefined {
  return withPrimitive(session, published, (work, section) =>
    undoInstallSection(work, 'DefaultInstall', section),
  );
}

function withPrimitive(
  session: Session,
  published: string,
  perform: (work: SectionWork, section: string) => SectionOutcome,
): SectionOutcome | undefined {
  const path = storeLocation(session.storeWork('DiInstallDriver'), published) ?? published;
  const folder = folderOf(path);
  const opened = openFile(session, path, INF_STYLE_WIN4, { package: folder });
  if (!opened.ok || !isPrimitiveDriver(opened.inf, session.transaction.facts)) return undefined;
  const { architecture } = session.program;
  const queue = new FileQueue();
  const files = new CommittingReceiver(workOf(session, undefined), queue, {
    root: folder,
    architecture,
    style: 0,
  });
  const installation = installationOf(session, path, files);
  const directories = { ...installation.directories, package: folder };
  const work = new SectionWork({ ...installation, directories }, { name: path, inf: opened.inf }, {});
  const { section } = actualSection('DefaultInstall', architecture, opened.inf);
  const { refusal, restart } = perform(work, section);
  return { refusal, restart: restart || queue.fileInUse };
}
