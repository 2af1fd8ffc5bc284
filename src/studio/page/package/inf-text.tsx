import { EditorState, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, lineNumbers } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ReadInf, textParts } from '../../model/index.ts';

interface InfTextProps {
  readonly read: ReadInf;
  /** The line to show, from 1; 0 for none. */
  readonly line: number;
}

/**
 * The text of an INF with the colours of its parts and what is wrong underlined. It stands in a shadow root: there
 * CodeMirror's styles come as objects of the browser, which a strict content security policy allows.
 */
export function InfText({ read, line }: InfTextProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  useEffect(() => {
    const parent = place.current!;
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
    view.current = new EditorView({ state: stateOf(read), parent: root, root });
    return () => view.current?.destroy();
  }, [read]);
  useEffect(() => {
    const shown = view.current;
    if (!shown || line < 1) return;
    const { from } = shown.state.doc.line(Math.min(line, shown.state.doc.lines));
    shown.dispatch({ effects: [here.of(from), EditorView.scrollIntoView(from, { y: 'center' })] });
  }, [line]);
  return <div ref={place} className="inf-text" />;
}

function stateOf(read: ReadInf): EditorState {
  return EditorState.create({
    doc: read.text,
    extensions: [
      lineNumbers(),
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': 'INF' }),
      EditorView.decorations.of(coloured(read)),
      marked,
      LOOK,
    ],
  });
}

/** Says which line is meant. */
const here = StateEffect.define<number>();

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { effects }) => {
    const [effect] = effects.filter(one => one.is(here));
    return effect ? Decoration.set([Decoration.line({ class: 'here' }).range(effect.value)]) : before;
  },
  provide: field => EditorView.decorations.from(field),
});

/** Offsets of the text are those of the editor: it counts a line end as one, whatever it is. */
function coloured({ text, remarks }: ReadInf): DecorationSet {
  const offset = plainOffsets(text);
  const parts = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of textParts(text)) {
    if (to > from) parts.add(offset(from), offset(to), Decoration.mark({ class: `inf-${kind}` }));
  }
  const wrong = remarks.flatMap(({ span, level, code, message }) =>
    span && span.end > span.start
      ? [
          Decoration.mark({
            class: `wrong ${level}`,
            attributes: { title: `${level} ${code}: ${message}` },
          }).range(offset(span.start), offset(span.end)),
        ]
      : [],
  );
  return parts.finish().update({ add: wrong, sort: true });
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
