import { sameName, type Win32Error, win32 } from '../base/index.ts';
import type {
  Command,
  Desk,
  InstalledProduct,
  Medium,
  Product,
  ProgramEntry,
  Question,
  Ran,
} from '../setupapi/index.ts';

export type Planned = (key: string, entry: ProgramEntry | undefined) => void;

/** The desk of a plan: nothing runs, nothing is shown, and the first possible answer to every question is taken. */
export class PlanningDesk implements Desk {
  readonly #desk: Desk;
  readonly #planned: Planned;
  readonly #entries = new Map<string, ProgramEntry | undefined>();

  /** `planned` is told how the list of installed programs would change. */
  constructor(desk: Desk, planned: Planned = () => undefined) {
    this.#desk = desk;
    this.#planned = planned;
  }

  run(_command: Command): Ran {
    return { exitCode: 0 };
  }

  ask({ answers }: Question): string {
    return answers[0] ?? '';
  }

  tell(_text: string): void {}

  installed(product: Product): InstalledProduct | undefined {
    return this.#desk.installed(product);
  }

  media(): readonly Medium[] {
    return this.#desk.media();
  }

  readEntry(key: string): ProgramEntry | undefined {
    const changed = [...this.#entries].find(([other]) => sameName(other, key));
    return changed ? changed[1] : this.#desk.readEntry(key);
  }

  changeEntry(key: string, entry: ProgramEntry | undefined): Win32Error {
    this.#entries.set(key, entry);
    this.#planned(key, entry);
    return win32('ERROR_SUCCESS');
  }
}
