import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  EditorState,
  type Extension,
  type Range,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ShownRemark, textParts } from '../../model/index.ts';
import { typingOver } from './typing.ts';
import type { Found } from './use-inf.ts';

interface InfTextProps {
  readonly name: string;
  /** As it was when it was opened. */
  readonly text: string;
  readonly found: Found | undefined;
  /** The line to show, from 1; 0 for none. */
  readonly line: number;
  readonly write: ((text: Text) => void) | undefined;
}

/**
 * The text of an INF with the colours of its parts and what is wrong underlined. It stands in a shadow root: there
 * CodeMirror's styles come as objects of the browser, which a strict content security policy allows.
 */
export function InfText({ name, text, found, line, write }: InfTextProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const first = useRef({ name, text, write });
  const written = useRef(write);
  written.current = write;
  useEffect(() => {
    const parent = place.current!;
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
    const { name, text, write: isWritable } = first.current;
    const changed = EditorView.updateListener.of(update => {
      if (update.docChanged) written.current?.(update.state.doc);
    });
    const state = EditorState.create({
      doc: text,
      extensions: [extensions(name, isWritable !== undefined), changed],
    });
    view.current = new EditorView({ state, parent: root, root });
    return () => view.current?.destroy();
  }, []);
  const marked = useRef<Marked>(NOTHING);
  useEffect(() => {
    if (!found) return undefined;
    let isWanted = true;
    const markAll = async (): Promise<void> => {
      // What was found in a text that was changed meanwhile has no place in the one that is there.
      while (isWanted && found.length === view.current?.state.doc.length) {
        const before = marked.current;
        marked.current = markMore(view.current, found, before);
        if (marked.current === before) return;
        await new Promise(resolve => setTimeout(resolve, 0));
      }
    };
    void markAll();
    return () => {
      isWanted = false;
    };
  }, [found]);
  useEffect(() => {
    const shown = view.current;
    if (!shown || line < 1) return;
    const { from } = shown.state.doc.line(Math.min(line, shown.state.doc.lines));
    const effects = [here.of(from), EditorView.scrollIntoView(from, { y: 'center' })];
    shown.dispatch({ selection: { anchor: from }, effects });
  }, [line]);
  return <div ref={place} className="inf-text" />;
}

function extensions(name: string, isWritable: boolean): Extension {
  return [
    lineNumbers(),
    EditorState.readOnly.of(!isWritable),
    EditorView.contentAttributes.of({
      // Whoever walks through a text has a caret in it, which for a browser means that it can be written.
      'aria-label': `INF ${name.slice(name.lastIndexOf('\\') + 1)}${isWritable ? '' : ', read only'}`,
      tabindex: '0',
    }),
    colours,
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    typingOver,
    markedLine,
    wrong,
    LOOK,
  ];
}

/** Says which line is meant. */
const here = StateEffect.define<number>();
/** Says what is wrong: something more, or all anew. */
const wrongHere = StateEffect.define<{
  readonly isAnew: boolean;
  readonly more: readonly Range<Decoration>[];
}>();

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects, changes }) => {
    const [effect] = effects.filter(one => one.is(here));
    return effect
      ? Decoration.set([Decoration.line({ class: 'here' }).range(effect.value)])
      : before.map(changes);
  },
  provide: field => EditorView.decorations.from(field),
});

const wrong = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { effects, changes }) {
    let now = before.map(changes);
    for (const effect of effects) {
      if (!effect.is(wrongHere)) continue;
      const { isAnew, more } = effect.value;
      now = (isAnew ? Decoration.none : now).update({ add: more, sort: true });
    }
    return now;
  },
  provide: field => EditorView.decorations.from(field),
});

/** How many of the parts that begin with that one are marked. */
interface Marked {
  readonly first: Found['parts'][number] | undefined;
  readonly count: number;
}

const NOTHING: Marked = { first: undefined, count: 0 };

/** Marks the next part of what was found: all of it at once would keep the page waiting. */
function markMore(view: EditorView, { parts: [first, ...more] }: Found, before: Marked): Marked {
  const isAnew = first !== before.first;
  const part = isAnew ? first : more[before.count - 1];
  if (!part) return before;
  view.dispatch({ effects: wrongHere.of({ isAnew, more: underlined(part) }) });
  return { first, count: isAnew ? 1 : before.count + 1 };
}

/** The lines that can be seen have colours, so that a text of any length has them at once. */
const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloured(view);
    }

    update({ view, docChanged, viewportChanged }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = coloured(view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

/** Units of text that are coloured at most; a line may be longer than any screen. */
const LONGEST = 100_000;

function coloured({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const parts = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    const start = beginning(doc, from);
    const text = doc.sliceString(start, Math.min(doc.lineAt(to).to, start + LONGEST));
    for (const part of textParts(text)) {
      const [first, last] = [start + part.from, start + part.to];
      if (last > first && first >= from)
        parts.add(first, last, Decoration.mark({ class: `inf-${part.kind}` }));
    }
  }
  return parts.finish();
}

/** Lines that go on from one another are followed back so far. */
const MOST_JOINED = 200;

/** Where the first line begins that goes on in the line of a place. */
function beginning(doc: Text, place: number): number {
  const last = doc.lineAt(place).number;
  let first = last;
  const goesOn = (line: number): boolean => doc.line(line).text.trimEnd().endsWith('\\');
  while (first > 1 && last - first < MOST_JOINED && goesOn(first - 1)) first--;
  return doc.line(first).from;
}

function underlined(remarks: readonly ShownRemark[]): Range<Decoration>[] {
  return remarks.flatMap(({ span, level, code, message }) => {
    if (!span || span.end <= span.start) return [];
    const attributes = { title: `${level} ${code}: ${message}` };
    return [Decoration.mark({ class: `wrong ${level}`, attributes }).range(span.start, span.end)];
  });
}

const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', color: 'var(--fg)', backgroundColor: 'var(--bg)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-gutters': { color: 'var(--fg-3)', backgroundColor: 'var(--bg)', border: 'none' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: '2px solid var(--fg)',
    pointerEvents: 'none',
  },
  '.inf-section': { color: 'var(--brand)', fontWeight: '600' },
  '.inf-key': { color: 'var(--fg)' },
  '.inf-field': { color: 'var(--fg-2)' },
  '.inf-string': { color: 'var(--green)' },
  '.inf-comment': { color: 'var(--fg-3)', fontStyle: 'italic' },
  '.wrong': { textDecoration: 'underline wavy var(--red) 1px' },
  '.here': { backgroundColor: 'var(--colorBrandBackground2)' },
});
