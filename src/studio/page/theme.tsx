import { type ReactNode, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { keep, readKept } from './kept.ts';

const KEPT = 'firstplug-theme';

/** Light or dark; what was chosen is kept in this browser. */
export function ThemeButton(): ReactNode {
  const [isDark, turn] = useState(startsDark);
  return (
    <ToggleButton
      className="button"
      isSelected={isDark}
      onChange={dark => {
        turn(dark);
        show(dark);
      }}
    >
      Dark
    </ToggleButton>
  );
}

function startsDark(): boolean {
  const kept = readKept(KEPT);
  const dark = kept === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'dark';
  if (kept !== undefined) show(dark);
  return dark;
}

function show(dark: boolean): void {
  const theme = dark ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = theme;
  keep(KEPT, theme);
}
