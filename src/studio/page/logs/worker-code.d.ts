/** The code of the log worker as a text; the page is bundled with it. */
declare module 'log-worker-code' {
  const code: string;
  export default code;
}
