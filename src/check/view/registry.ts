import { type RegistryAdd, readRegistryLine } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A value that an AddReg section writes. */
export interface AddedValue {
  readonly add: RegistryAdd;
  /** The AddReg section. */
  readonly use: Use;
}

/** Every value that something leads to. */
export function registryAddsOf(subject: Subject): readonly AddedValue[] {
  return subject.view('registry', () =>
    subject
      .usesOf('add-registry-section')
      .flatMap(use => use.section.lines.map(line => ({ add: readRegistryLine(line), use }))),
  );
}
