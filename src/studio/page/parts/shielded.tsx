import { Component, type ReactNode } from 'react';

interface ShieldedProps {
  /** What it shows: when that is something else, it is tried again. */
  readonly of: unknown;
  readonly children: ReactNode;
}

interface Failed {
  readonly why?: string | undefined;
}

/** A part of the page that may fail without taking the rest with it. */
export class Shielded extends Component<ShieldedProps, Failed> {
  override state: Failed = {};

  static getDerivedStateFromError(error: unknown): Failed {
    return { why: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate({ of }: ShieldedProps): void {
    if (of !== this.props.of && this.state.why !== undefined) this.setState({ why: undefined });
  }

  override render(): ReactNode {
    const { why } = this.state;
    if (why === undefined) return this.props.children;
    return (
      <p className="bad" role="alert">
        This cannot be shown: {why}
      </p>
    );
  }
}
