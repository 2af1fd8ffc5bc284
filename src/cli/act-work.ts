import type { Architecture, Facts } from '../base/index.ts';
import type { ToolAnswer } from '../device-tools/index.ts';
import type { Application, Ended } from '../installer/index.ts';

/** What the worker does that acts on the running Windows. */
export type ActWork =
  | { readonly kind: 'pnputil'; readonly words: readonly string[] }
  | {
      readonly kind: 'application';
      readonly application: Application;
      readonly commandLine: string;
      readonly architecture: Architecture;
      readonly facts: Facts;
    };

export type ActResult =
  | { readonly kind: 'pnputil'; readonly answer: ToolAnswer }
  | { readonly kind: 'application'; readonly ended: Ended };
