/** YAML texts read by a form; what is wrong has its place. */
export * from './read-form.ts';
