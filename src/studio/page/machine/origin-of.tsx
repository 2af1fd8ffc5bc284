import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Origin } from '../../../machine/index.ts';
import type { Go } from '../where.ts';

interface OriginOfProps {
  readonly origin: Origin;
  readonly go: Go;
}

/** The INF line that a change follows from, to go there; or the call that made it. */
export function OriginOf({ origin, go }: OriginOfProps): ReactNode {
  if ('call' in origin) return origin.call;
  const inf = origin.inf.slice(origin.inf.lastIndexOf('\\') + 1);
  return (
    <Button className="link" onPress={() => go({ view: 'package', inf, line: origin.line })}>
      {inf}, line {origin.line}
    </Button>
  );
}
