/**
 * Areas whose operations nothing of ours answers yet. They are left out, and named at the end; whoever builds
 * one takes its name off this list and adds its operations to operations.ts, its kinds to kinds.ts.
 */
export const NOT_YET: readonly string[] = ['pnp'];
