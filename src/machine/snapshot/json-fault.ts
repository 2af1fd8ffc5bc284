const BLANK = /[ \t\r\n]*/y;
/** A text that is not ended. */
const UNENDED = /"(?:[^"\\\0-\x1f]|\\.)*\\?$/y;
const TOKEN =
  /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y;

/** What may come next: a value, a name, or what ends one of them. `first` may be the end of what is empty. */
type State = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'end';

/** Where a text that is no JSON stops to be one; its length where it ends too early. */
export function jsonFault(text: string): number {
  const open: string[] = [];
  let state: State = 'value';
  for (let at = 0; ; ) {
    at += matched(BLANK, text, at).length;
    const token = matched(TOKEN, text, at);
    if (token === '' && matched(UNENDED, text, at) !== '') return text.length;
    const next: State | undefined = token === '' ? undefined : after(state, token, open);
    if (next === undefined) return at;
    state = next;
    at += token.length;
  }
}

function after(state: State, token: string, open: string[]): State | undefined {
  const isEnd = token === '}' || token === ']';
  if (isEnd && (state === 'end' || state.startsWith('first'))) {
    return open.pop() === (token === '}' ? '{' : '[') ? 'end' : undefined;
  }
  switch (state) {
    case 'value':
    case 'first value':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'first name' : 'first value';
      }
      return /^[}\]:,]/.test(token) ? undefined : 'end';
    case 'name':
    case 'first name':
      return token.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'end':
      if (token !== ',' || open.length === 0) return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
  }
}

function matched(form: RegExp, text: string, at: number): string {
  form.lastIndex = at;
  return form.exec(text)?.[0] ?? '';
}
