import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

/** What a row is to those who cannot see it. */
export interface RowState {
  readonly level?: number;
  readonly isOpen?: boolean | undefined;
  /** Which it is of the rows around it, from 1, and of how many; where it is not told, that in the whole list. */
  readonly place?: number;
  readonly of?: number;
}

export interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /** Which row is chosen; -1 for none. */
  readonly chosen: number;
  readonly choose: (row: number) => void;
  readonly render: (row: number) => ReactNode;
  readonly state?: (row: number) => RowState;
  /** Opens or closes a row that does. */
  readonly turn?: (row: number, open: boolean) => void;
  /** Other keys, while the list has the focus; true when it was one of them. */
  readonly onKey?: (key: string) => boolean;
  readonly height?: number;
  readonly className?: string;
}

/** Rows that exist above and below those that can be seen. */
const AROUND = 6;

/**
 * A list or tree of any length: only rows that can be seen exist. Arrow keys, Page Up and Down, Home and End; a click
 * on an arrow opens a row, as two on the row do. Where `render` and `state` stay the same, so do the rows.
 */
export function VirtualList(props: VirtualListProps): ReactNode {
  const { label, count, chosen, choose, render, state, height = 26, className = '' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [hasFocus, focus] = useState(false);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: AROUND,
  });
  useEffect(() => {
    if (chosen >= 0 && chosen < count) rows.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen, count, rows]);
  const items = rows.getVirtualItems();
  // A screen reader goes wherever an active row appears, so a list without the focus has none.
  const active = hasFocus && items.some(({ index }) => index === chosen) ? `${id}-${chosen}` : undefined;
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={active}
      tabIndex={0}
      className={`list ${className}`}
      onDoubleClick={event => {
        const row = rowOf(event);
        if (row !== undefined && !isArrow(event)) turnOver(props, row);
      }}
      onFocus={() => focus(true)}
      onBlur={() => focus(false)}
      onClick={event => {
        const row = rowOf(event);
        if (row === undefined) return;
        if (isArrow(event) && state?.(row).isOpen !== undefined) turnOver(props, row);
        else choose(row);
        // A browser gives the focus to the row, which is gone when it scrolls away.
        scroller.current?.focus({ preventScroll: true });
      }}
      onKeyDown={event => pressed(event, props, Math.floor((scroller.current?.clientHeight ?? 0) / height))}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => (
          <ListRow
            key={index}
            id={`${id}-${index}`}
            start={start}
            height={height}
            index={index}
            count={count}
            isChosen={index === chosen}
            render={render}
            state={state}
          />
        ))}
      </div>
    </div>
  );
}

function rowOf({ target }: MouseEvent): number | undefined {
  const row = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
  return row === undefined ? undefined : Number(row);
}

function isArrow({ target }: MouseEvent): boolean {
  return (target as Element).closest('.arrow') !== null;
}

/** Opens a row that is closed, closes one that is open. */
function turnOver({ state, turn }: VirtualListProps, row: number): void {
  const isOpen = state?.(row).isOpen;
  if (isOpen !== undefined) turn?.(row, !isOpen);
}

interface ListRowProps extends Pick<VirtualListProps, 'render'> {
  readonly id: string;
  readonly start: number;
  readonly height: number;
  readonly index: number;
  readonly count: number;
  readonly isChosen: boolean;
  readonly state: VirtualListProps['state'] | undefined;
}

const ListRow = memo((props: ListRowProps): ReactNode => {
  const { id, start, height, index, count, isChosen, render, state } = props;
  const { level, isOpen, place = index + 1, of = count } = state?.(index) ?? {};
  return (
    <div
      id={id}
      role="treeitem"
      aria-selected={isChosen}
      aria-level={level ?? 1}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={isOpen}
      tabIndex={-1}
      className={`row ${isChosen ? 'chosen' : ''}`}
      style={{ transform: `translateY(${start}px)`, height }}
      data-row={index}
    >
      {render(index)}
    </div>
  );
});

/** The row that the chosen one stands in; itself where it stands in none. */
function rowAround({ chosen, state }: VirtualListProps): number {
  const level = (row: number): number => state?.(row).level ?? 1;
  const own = level(chosen);
  for (let row = chosen - 1; row >= 0; row--) if (level(row) < own) return row;
  return chosen;
}

function pressed(event: KeyboardEvent, props: VirtualListProps, page: number): void {
  const { count, chosen, choose, turn, state, onKey } = props;
  if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
  const to = (row: number): void => choose(Math.max(0, Math.min(count - 1, row)));
  const open = state?.(chosen)?.isOpen;
  const keys: Record<string, () => void> = {
    ArrowDown: () => to(chosen + 1),
    ArrowUp: () => to(chosen - 1),
    PageDown: () => to(chosen + page),
    PageUp: () => to(chosen - page),
    Home: () => to(0),
    End: () => to(count - 1),
    ArrowRight: () => (open === false ? turn?.(chosen, true) : open && to(chosen + 1)),
    ArrowLeft: () => (open ? turn?.(chosen, false) : to(rowAround(props))),
    ...(open !== undefined && { Enter: () => turn?.(chosen, !open) }),
  };
  const act = count > 0 ? keys[event.key] : undefined;
  if (act) act();
  else if (!onKey?.(event.key)) return;
  event.preventDefault();
}
