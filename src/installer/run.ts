import type { Architecture } from '../base/index.ts';
import type { Desk, ProgramEntry, Question, SetupApi } from '../setupapi/index.ts';
import { type Application, forArchitecture, type PackageEntry, type Texts } from './application.ts';
import type { CommandLine, Options } from './command-line.ts';
import { dpinstCode } from './exit-code.ts';
import { fileOf, folderOf, joinPath } from './paths.ts';
import type { Fate, Report, Restart, Step } from './report.ts';
import { textsFor } from './texts.ts';

/** The program that the application is: who runs it, where, and what it may call. */
export interface Running {
  readonly api: SetupApi;
  readonly desk: Desk;
  /** As Windows gives it: the program with its whole path, and the switches. */
  readonly commandLine: string;
  readonly architecture: Architecture;
  readonly administrator: boolean;
  /** LANGID of the user. */
  readonly language?: number;
  /** Variables of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** An edge whose changes nobody keeps. A plan is a run over it. */
  readonly fork?: () => SetupApi;
  /** Is told how a plan would change the list of installed programs. */
  readonly plannedEntry?: (key: string, entry: ProgramEntry | undefined) => void;
  /** The console, for `/c`. */
  readonly log?: (line: string) => void;
  /** Is told each step when it is done, should the rest of the run never be told. */
  readonly noted?: (step: Step) => void;
}

/** One run of the application: what it was given, and what it has done so far. */
export class Run {
  readonly application: Application;
  readonly options: Options;
  readonly api: SetupApi;
  readonly desk: Desk;
  readonly texts: Texts;
  readonly running: Running;
  readonly command: CommandLine;
  /** The application's directory. */
  readonly directory: string;
  readonly steps: Step[] = [];
  /** What became of each driver package, by the path of its INF. */
  readonly fates: Map<string, Fate> = new Map<string, Fate>();
  restart: Restart = 'none';
  readonly #log: (step: Step) => void;

  constructor(
    application: Application,
    running: Running,
    command: CommandLine,
    to: { readonly directory: string; readonly log: (step: Step) => void },
  ) {
    const { options } = command;
    this.application = application;
    this.options = options;
    this.api = running.api;
    this.desk = running.desk;
    this.running = running;
    this.command = command;
    this.directory = to.directory;
    this.#log = to.log;
    const language = options.language ?? running.language;
    this.texts = textsFor(application.texts, language, options.enableNotListedLanguages);
    for (const one of this.packages) this.fates.set(this.infOf(one), 'not reached');
  }

  /** The packages to install: those for the architecture of the program. */
  get packages(): readonly PackageEntry[] {
    const { uninstall, uninstallInf, installs } = this.options;
    if (uninstall || uninstallInf !== undefined || installs === 'applications') return [];
    return this.application.packages.filter(({ inf }) => this.#choice(inf) !== undefined);
  }

  /** Where the INF of a package is on the medium. */
  infOf({ inf }: PackageEntry): string {
    const { path } = this.options;
    const folder = path === undefined ? this.folder : joinPath(this.folder, path);
    return joinPath(folder, this.#choice(inf)!);
  }

  /** The folder of the program: the medium. */
  get folder(): string {
    return folderOf(this.command.program);
  }

  get program(): string {
    return fileOf(this.command.program);
  }

  #choice(choice: PackageEntry['inf']): string | undefined {
    return forArchitecture(choice, this.running.architecture);
  }

  /** Whether the application itself may show something. */
  get shows(): boolean {
    return !this.options.quietInstall && !this.options.suppressWizard;
  }

  note(step: Step): void {
    this.steps.push(step);
    this.#log(step);
  }

  /** Shows something, unless it shall be silent. */
  tell(text: string): void {
    if (!this.shows || text === '') return;
    const shown = this.#worded(text);
    this.desk.tell(shown);
    this.note({ kind: 'told', text: shown });
  }

  /** The answer to a question; undefined where it shall be silent: nobody is asked then. */
  ask(
    kind: Question['kind'],
    text: string,
    answers: readonly string[],
    about: Readonly<Record<string, string>> = {},
  ): string | undefined {
    if (!this.shows) return undefined;
    const asked = this.#worded(text.replaceAll('{application}', about['application'] ?? ''));
    const answer = this.desk.ask({ kind, text: asked, answers, about });
    this.note({ kind: 'asked', text: asked, answer });
    return answer;
  }

  #worded(text: string): string {
    return text.replaceAll('{product}', this.application.product.name);
  }

  get dpinstCode(): number {
    return dpinstCode(this.fates.values(), this.restart);
  }

  report(outcome: Report['outcome']): Report {
    const packages = [...this.fates].map(([inf, fate]) => ({ inf, fate }));
    const { steps, restart } = this;
    return { outcome, plan: this.options.plan, packages, steps, restart };
  }
}
