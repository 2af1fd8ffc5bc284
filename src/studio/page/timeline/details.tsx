import { memo, type NamedExoticComponent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { StepEvent } from '../../../story/index.ts';
import { installersAt, type Row, type RowEvent, wordsOf } from '../../model/index.ts';
import { Cited } from '../parts/citation.tsx';
import { Scroller } from '../parts/scroller.tsx';
import { Signed } from '../parts/spoken.tsx';
import type { Go } from '../where.ts';
import { LANE_NAMES } from './overview.tsx';
import { RoundFigure } from './round.tsx';

interface DetailsProps {
  readonly rows: readonly Row[];
  /** Which of them is shown. */
  readonly at: number;
  readonly wideRanks: boolean;
  readonly go: Go;
}

/** All that a story knows of one event. */
export const Details: NamedExoticComponent<DetailsProps> = memo(
  ({ rows, at, wideRanks, go }: DetailsProps): ReactNode => {
    const row = rows[at];
    if (!row) return null;
    const { event, lane } = row;
    const words = wordsOf(event, wideRanks);
    // The round says the rest.
    const { text, of, came } =
      event.kind === 'request' ? { ...words, of: undefined, came: undefined } : words;
    const said = new Set([text, of, came]);
    const { place, because } = event.kind === 'changes' ? {} : event;
    return (
      <Scroller className="details" label="Details">
        <h2>
          <Signed text={text} />
        </h2>
        {of !== undefined && <p>{of}</p>}
        {came !== undefined && <p className="came">{came}</p>}
        {event.kind === 'step' && <Changed step={event} />}
        {event.kind === 'request' && <RoundFigure event={event} files={installersAt(rows, at)} />}
        <dl>
          {fieldsOf(event, said).map(([name, value]) => (
            <Field key={name} name={name} value={value} />
          ))}
          {lane && <Field name="lane" value={LANE_NAMES[lane]} />}
          {place && place.line > 0 && (
            <>
              <dt>follows from</dt>
              <dd>
                <Button
                  className="link"
                  onPress={() => go({ view: 'package', inf: place.inf, line: place.line })}
                >
                  {place.inf}, line {place.line}
                </Button>
              </dd>
            </>
          )}
          {because && (
            <>
              <dt>because</dt>
              <dd>
                <Cited because={because} />
              </dd>
            </>
          )}
        </dl>
      </Scroller>
    );
  },
);

/** How much a step changed. */
function Changed({ step: { events = [] } }: { readonly step: StepEvent }): ReactNode {
  const effects = events.filter(one => one.kind === 'effect');
  return effects.length > 0 && <p>{wordsOf({ kind: 'changes', events: effects }).text}</p>;
}

function Field({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string | readonly string[];
}): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      {(typeof value === 'string' ? [value] : value).map((one, i) => (
        // A list may name the same twice; its order is all there is.
        <dd key={`${i} ${one}`}>{one}</dd>
      ))}
    </>
  );
}

const NO_FIELDS = new Set(['kind', 'events', 'place', 'because', 'from', 'until', 'severity', 'request']);

/** What an event says of itself, as people read it, but for what is said already. */
function fieldsOf(
  event: RowEvent,
  said: ReadonlySet<string | undefined>,
): [string, string | readonly string[]][] {
  if (event.kind === 'step') return [];
  return Object.entries(event).flatMap(([name, value]): [string, string | readonly string[]][] => {
    if (NO_FIELDS.has(name) || value === undefined || said.has(String(value))) return [];
    if (name === 'code' && value === 0) return [];
    const words = name.replace(/[A-Z]/g, capital => ` ${capital.toLowerCase()}`).replace(/ ids$/, ' IDs');
    if (Array.isArray(value)) return value.length > 0 ? [[words, value.map(String)]] : [];
    if (typeof value === 'object')
      return [[words, Object.entries(value as object).map(([key, one]) => `${key}  ${String(one)}`)]];
    const isNumber = (name === 'code' || name === 'error') && typeof value === 'number';
    return [[words, isNumber ? `0x${(value >>> 0).toString(16)}` : String(value)]];
  });
}
