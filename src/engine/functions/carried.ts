import type { FunctionName, In, Out, Session } from '../session.ts';

/** How functions of the edge are carried out, by name. Where an answer has no error the last one stays. */
export type Carried<F> = {
  readonly [Name in keyof F & FunctionName]: (session: Session, of: In<Name>) => Out<Name>;
};
