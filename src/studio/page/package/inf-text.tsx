import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  EditorState,
  type Extension,
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
import { type InfView, textParts } from '../../model/index.ts';
import { typingOver } from './typing.ts';

interface InfTextProps {
  readonly read: InfView;
  /** The line to show, from 1; 0 for none. */
  readonly line: number;
  readonly write: ((text: string) => void) | undefined;
}

/**
 * The text of an INF with the colours of its parts and what is wrong underlined. It stands in a shadow root: there
 * CodeMirror's styles come as objects of the browser, which a strict content security policy allows.
 */
export function InfText({ read, line, write }: InfTextProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const first = useRef({ text: read.text, write });
  const written = useRef(write);
  written.current = write;
  useEffect(() => {
    const parent = place.current!;
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
    const { text, write: isWritable } = first.current;
    const changed = EditorView.updateListener.of(update => {
      if (update.docChanged) written.current?.(update.state.doc.toString());
    });
    const state = EditorState.create({
      doc: text,
      extensions: [extensions(isWritable !== undefined), changed],
    });
    view.current = new EditorView({ state, parent: root, root });
    return () => view.current?.destroy();
  }, []);
  useEffect(() => {
    const shown = view.current;
    // What was found in a text that was changed meanwhile has no place in the one that is there.
    if (shown?.state.doc.length !== read.text.replaceAll('\r\n', '\n').length) return;
    shown.dispatch({ effects: found.of(underlined(read)) });
  }, [read]);
  useEffect(() => {
    const shown = view.current;
    if (!shown || line < 1) return;
    const { from } = shown.state.doc.line(Math.min(line, shown.state.doc.lines));
    const effects = [here.of(from), EditorView.scrollIntoView(from, { y: 'center' })];
    shown.dispatch({ selection: { anchor: from }, effects });
  }, [line]);
  return <div ref={place} className="inf-text" />;
}

function extensions(isWritable: boolean): Extension {
  return [
    lineNumbers(),
    EditorState.readOnly.of(!isWritable),
    EditorView.contentAttributes.of({ 'aria-label': 'INF', tabindex: '0' }),
    colours,
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    typingOver,
    marked,
    wrong,
    LOOK,
  ];
}

/** Says which line is meant. */
const here = StateEffect.define<number>();
/** Says what is wrong. */
const found = StateEffect.define<DecorationSet>();

const marked = StateField.define<DecorationSet>({
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
  update: (before, { effects, changes }) => effects.find(one => one.is(found))?.value ?? before.map(changes),
  provide: field => EditorView.decorations.from(field),
});

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

/** Offsets of the INF become those of the editor. */
function underlined({ text, remarks }: InfView): DecorationSet {
  const offset = plainOffsets(text);
  return Decoration.set(
    remarks.flatMap(({ span, level, code, message }) => {
      if (!span || span.end <= span.start) return [];
      const attributes = { title: `${level} ${code}: ${message}` };
      return [
        Decoration.mark({ class: `wrong ${level}`, attributes }).range(offset(span.start), offset(span.end)),
      ];
    }),
    true,
  );
}

/** From an offset of a text to the one it has when every line end is one unit; asked in any order. */
function plainOffsets(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) ends.push(at);
  return offset => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', color: 'var(--fg)', backgroundColor: 'var(--bg)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-gutters': { color: 'var(--fg-3)', backgroundColor: 'var(--bg)', border: 'none' },
  '&.cm-focused': { outline: '2px solid var(--fg)', outlineOffset: '-2px' },
  '.inf-section': { color: 'var(--brand)', fontWeight: '600' },
  '.inf-key': { color: 'var(--fg)' },
  '.inf-field': { color: 'var(--fg-2)' },
  '.inf-string': { color: 'var(--green)' },
  '.inf-comment': { color: 'var(--fg-3)', fontStyle: 'italic' },
  '.wrong': { textDecoration: 'underline wavy var(--red) 1px' },
  '.here': { backgroundColor: 'var(--colorBrandBackground2)' },
});
