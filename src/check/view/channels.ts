import { foldCase } from '../../base/index.ts';
import { type InfLine, readInteger } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A channel of an event provider. */
export interface AddedChannel {
  readonly provider: Use;
  readonly line: InfLine;
  /** 1 Admin, 2 Operational, 3 Analytic, 4 Debug. */
  readonly type: number;
  /** The channel-install section, where there is one. */
  readonly install: Use | undefined;
}

/** Every channel that a provider adds. */
export function channelsOf(subject: Subject): readonly AddedChannel[] {
  return subject.view('channels', () => {
    const installs = new Map(
      subject.usesOf('channel-install-section').map(use => [foldCase(use.section.name), use] as const),
    );
    return subject.usesOf('event-provider-install-section').flatMap(provider =>
      provider.section.linesNamed('AddChannel').map(line => ({
        provider,
        line,
        type: readInteger(line.field(2) ?? ''),
        install: installs.get(foldCase(line.field(3) ?? '')),
      })),
    );
  });
}
