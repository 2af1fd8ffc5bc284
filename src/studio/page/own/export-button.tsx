import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { save } from './save.ts';

interface ExportButtonProps {
  readonly exported: () => Promise<Blob>;
}

/** Gives the page with what it shows as one file. */
export function ExportButton({ exported }: ExportButtonProps): ReactNode {
  const [isBusy, work] = useState(false);
  const [refused, refuse] = useState('');
  const take = async (): Promise<void> => {
    work(true);
    refuse('');
    try {
      save('firstplug.html', await exported());
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
    work(false);
  };
  return (
    <>
      <Button className="button" isDisabled={isBusy} onPress={() => void take()}>
        Export
      </Button>
      {refused !== '' && (
        <span className="bad" role="alert">
          {refused}
        </span>
      )}
    </>
  );
}
