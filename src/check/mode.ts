/** InfVerif's modes: k declarative, u universal, w Windows Driver (universal and isolated), h WHQL. */
export type Mode = 'k' | 'u' | 'w' | 'h';
export const MODES: readonly Mode[] = ['k', 'u', 'w', 'h'];

export type Level = 'error' | 'warning' | 'none';
export type Levels = Readonly<Record<Mode, Level>>;
