import type { ReactNode } from 'react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  FieldError,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextArea,
  TextField,
} from 'react-aria-components';
import { ARCHITECTURES } from '../../../base/index.ts';
import {
  type DeviceView,
  type NamedIds,
  type NamedWindows,
  PRODUCT_TYPES,
  readOtherWindows,
} from '../../model/index.ts';
import type { Turning } from './ranked-row.tsx';

interface TriedProps extends Turning {
  readonly view: DeviceView;
}

/** Another Windows, and other identifiers of the device, as a person writes them. */
export function Tried({ view, switches, set }: TriedProps): ReactNode {
  const { windows = view.windows, ids = view.ids } = switches;
  return (
    <Disclosure className="tried">
      <Heading level={4}>
        <Button slot="trigger" className="button">
          Another Windows, other identifiers
        </Button>
      </Heading>
      <DisclosurePanel>
        <WindowsFields windows={windows} set={to => set({ ...switches, windows: to })} />
        <IdFields ids={ids} set={to => set({ ...switches, ids: to })} />
      </DisclosurePanel>
    </Disclosure>
  );
}

interface WindowsFieldsProps {
  readonly windows: NamedWindows;
  readonly set: (windows: NamedWindows) => void;
}

function WindowsFields({ windows, set }: WindowsFieldsProps): ReactNode {
  const { version, architecture, productType } = windows;
  return (
    <div className="tools">
      <TextField
        className="tried-field"
        value={version}
        onChange={to => set({ ...windows, version: to })}
        isInvalid={!readOtherWindows(windows)}
      >
        <Label>Windows</Label>
        <Input />
        <FieldError>
          No Windows version; write one like 10.0.22631, or a release such as 7, xp sp3, 11.
        </FieldError>
      </TextField>
      <OneOf
        label="Architecture"
        all={ARCHITECTURES}
        chosen={architecture}
        choose={to => set({ ...windows, architecture: to })}
      />
      <OneOf
        label="Product"
        all={PRODUCT_TYPES}
        chosen={productType}
        choose={to => set({ ...windows, productType: to })}
      />
    </div>
  );
}

interface OneOfProps {
  readonly label: string;
  readonly all: readonly string[];
  readonly chosen: string;
  readonly choose: (one: string) => void;
}

function OneOf({ label, all, chosen, choose }: OneOfProps): ReactNode {
  return (
    <Select className="tried-field" value={chosen} onChange={key => choose(String(key))}>
      <Label>{label}</Label>
      <Button className="button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="entries">
          {all.map(one => (
            <ListBoxItem key={one} id={one}>
              {one}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface IdFieldsProps {
  readonly ids: NamedIds;
  readonly set: (ids: NamedIds) => void;
}

/** One a line: a line more, less or elsewhere is an identifier more, less or elsewhere. */
function IdFields({ ids, set }: IdFieldsProps): ReactNode {
  return (
    <div className="tools">
      <TextField
        className="tried-field ids"
        value={ids.hardwareIds}
        onChange={hardwareIds => set({ ...ids, hardwareIds })}
      >
        <Label>Hardware IDs, one a line</Label>
        <TextArea rows={4} spellCheck="false" />
      </TextField>
      <TextField
        className="tried-field ids"
        value={ids.compatibleIds}
        onChange={compatibleIds => set({ ...ids, compatibleIds })}
      >
        <Label>Compatible IDs, one a line</Label>
        <TextArea rows={4} spellCheck="false" />
      </TextField>
    </div>
  );
}
