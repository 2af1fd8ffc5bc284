import { memo, type ReactNode, useMemo } from 'react';
import { LANES, type Lane, type Row } from '../../model/index.ts';

const WIDE = 1000;
const LANE = 12;
export const LANE_NAMES: Readonly<Record<Lane, string>> = {
  hardware: 'Hardware',
  windows: 'Windows',
  person: 'Person',
  programs: 'Programs',
};

interface OverviewProps {
  readonly rows: readonly Row[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

/**
 * The whole story from left to right, a lane for each who acts; a click goes there. Who cannot see it has the rows, and
 * the lane of one in its details.
 */
export function Overview({ rows, at, choose }: OverviewProps): ReactNode {
  return (
    <div className="overview" aria-hidden="true">
      <ul>
        {LANES.map(lane => (
          <li key={lane} className={`lane-${lane}`}>
            {LANE_NAMES[lane]}
          </li>
        ))}
      </ul>
      <div
        className="lines"
        onPointerDown={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          choose(Math.min(rows.length - 1, Math.floor(((clientX - left) / width) * rows.length)));
        }}
      >
        <Lines rows={rows} />
        <div className="here" style={{ insetInlineStart: `${(at / Math.max(1, rows.length)) * 100}%` }} />
      </div>
    </div>
  );
}

/** Where each lane has events. It is drawn once: where one is stands in front of it. */
const Lines = memo(({ rows }: Pick<OverviewProps, 'rows'>): ReactNode => {
  const lanes = useMemo(() => LANES.map(lane => [lane, marksOf(rows, lane)] as const), [rows]);
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDE} ${LANE * LANES.length}`} preserveAspectRatio="none">
      {lanes.map(([lane, path], i) => (
        <path key={lane} className={`lane-${lane}`} d={path} transform={`translate(0 ${i * LANE})`} />
      ))}
    </svg>
  );
});

/** A mark for each of a thousand places where the lane has an event, so that a long story costs no more. */
function marksOf(rows: readonly Row[], lane: Lane): string {
  const places = new Set<number>();
  rows.forEach((row, at) => {
    if (row.lane === lane) places.add(Math.floor((at / rows.length) * WIDE));
  });
  const wide = Math.max(2, Math.min(10, WIDE / rows.length - 1));
  return [...places].map(place => `M${place} 2h${wide}v8h-${wide}z`).join('');
}
