import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RehearsalDocument } from '../../model/index.ts';
import { save } from '../own/save.ts';

interface SaveByHandProps {
  readonly saved: () => Promise<RehearsalDocument>;
}

/** Gives what was done by hand as a rehearsal file. */
export function SaveByHand({ saved }: SaveByHandProps): ReactNode {
  const [words, say] = useState('');
  const take = async (): Promise<void> => {
    const { name, text } = await saved();
    const file = name.replace(/^.*[\\/]/, '');
    save(file, new Blob([text], { type: 'application/yaml' }));
    say(`${file} names the same folders as what it goes on from: put it in the same place.`);
  };
  return (
    <>
      <Button className="button" onPress={() => void take()}>
        Save as a rehearsal
      </Button>
      <output className="quiet">{words}</output>
    </>
  );
}
