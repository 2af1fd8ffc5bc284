import type { Citation, Span, WindowsVersion } from '../base/index.ts';
import type { Levels } from './mode.ts';
import type { CheckOptions } from './options.ts';
import type { Source } from './source.ts';
import type { Subject } from './view/subject.ts';
import type { Use } from './view/use.ts';

/** A number of InfVerif or Inf2Cat (`22.9.1`), or a name of our own such as `package/missing-file`. */
export type RuleCode = number | string;

/** A replacement of a part of the INF's text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What a rule found. */
export interface Found {
  readonly message: string;
  /** The place; absent where the whole file is meant. */
  readonly span?: Span;
  /** The place whose line InfVerif names, where that is another one. */
  readonly reported?: Span | 'no line';
  /** The header of the list that the place stands in, where newer builds of InfVerif name its line. */
  readonly list?: Span;
  /** Beside the place, below the caret: `did you mean [Install] (line 57)?` */
  readonly hint?: string;
  /** What puts it right without guessing. */
  readonly edits?: readonly Edit[];
  /** Where in the package it is: levels that depend on the Windows it installs on need it. */
  readonly use?: Use;
}

/**
 * An INF that shows a rule. Lines are put into a small package that has nothing wrong (`sampleInf`): an entry takes
 * the place of the entry of its name, `;- name` takes an entry or line away, `;- [name]` a section; other lines are
 * added. `«` and `»` enclose the place that the rule must mark.
 */
export interface Sample {
  readonly inf: string;
  /** What the lines are put into: a package for a device, or one without; `nothing`: the text stands for itself;
   * `absent`: there is no file. */
  readonly into?: 'device' | 'primitive' | 'nothing' | 'absent';
  readonly options?: Partial<CheckOptions>;
  /** The other files of the package, by their paths; `PE x86`, `catalog`, `cabinet demo.sys` and the like stand for what
   * they say. */
  readonly files?: Readonly<Record<string, string>>;
  /** The INF of the version before, as such lines too. */
  readonly predecessor?: string;
  /** Codes that come along with it; `any` where the sample is about its own code only. */
  readonly also?: readonly RuleCode[] | 'any';
}

interface RuleText {
  readonly code: RuleCode;
  /** What is wrong, in one sentence. */
  readonly statement: string;
  /** Why it matters: what Windows does then. */
  readonly why: string;
  /** What to do, where the message does not say it. */
  readonly remedy?: string;
  /** Whether it can be put right without guessing, at least where it is plain what was meant. */
  readonly fixes?: true;
  /** What says so. */
  readonly citation: Citation;
  /** By mode; those of InfVerif's codes stand in its table. */
  readonly levels?: Levels;
  /** The first build whose InfVerif looks for it, where that is known. */
  readonly since?: WindowsVersion;
  readonly wrong: readonly (string | Sample)[];
  readonly right: readonly (string | Sample)[];
}

/** One rule. Rules of the file look at bytes, also of what is no INF; the others at an INF that Windows can open. */
export type Rule = RuleText &
  (
    | { readonly of: 'file'; readonly find: (source: Source, options: CheckOptions) => readonly Found[] }
    | { readonly of?: 'inf'; readonly find: (subject: Subject) => readonly Found[] }
  );
