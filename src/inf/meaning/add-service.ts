import type { Inf, InfLine } from '../open/inf.ts';
import { type Located, locatedField, readInteger } from './located.ts';

/** What an AddService directive and its service-install section say. Numbers are as the INF has them. */
export interface ServiceAdd {
  /** Empty for the null driver, `AddService = ,2`. */
  readonly name: Located<string>;
  /** SPSVCINST_… bits. */
  readonly flags: number;
  /** The service-install section; undefined where the directive names none or the INF has none of that name. */
  readonly install: ServiceInstall | undefined;
  readonly installSection: string | undefined;
  readonly eventLogSection: string | undefined;
}

export interface ServiceInstall {
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly serviceType: number | undefined;
  readonly startType: number | undefined;
  readonly errorControl: number | undefined;
  readonly binary: Located<string> | undefined;
  readonly loadOrderGroup: string | undefined;
  readonly dependencies: readonly string[];
  /** The AddReg lines; HKR is the service's key there. */
  readonly addReg: readonly InfLine[];
}

/**
 * Reads `AddService = name, [flags], section[, event section[, …]]`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-addservice-directive
 */
export function readAddService(inf: Inf, directive: InfLine): ServiceAdd {
  const installSection = directive.field(3) || undefined;
  const section = installSection === undefined ? undefined : inf.section(installSection);
  const text = (key: string): string | undefined => section?.line(key)?.field(1);
  const integer = (key: string): number | undefined => {
    const value = text(key);
    return value === undefined ? undefined : readInteger(value);
  };
  return {
    name: locatedField(directive, 1) ?? { value: '', span: directive.lineSpan },
    flags: readInteger(directive.field(2) ?? '') || 0,
    installSection,
    eventLogSection: directive.field(4) || undefined,
    install: section && {
      displayName: text('DisplayName'),
      description: text('Description'),
      serviceType: integer('ServiceType'),
      startType: integer('StartType'),
      errorControl: integer('ErrorControl'),
      binary: locatedField(section.line('ServiceBinary'), 1),
      loadOrderGroup: text('LoadOrderGroup'),
      dependencies: section.line('Dependencies')?.fields ?? [],
      addReg: section.linesNamed('AddReg'),
    },
  };
}
