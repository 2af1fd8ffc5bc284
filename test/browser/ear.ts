import type { CDPSession, Page } from 'playwright-core';

/** What Chromium tells a screen reader of a thing. */
interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** States, as they are said when they are so. */
const STATES: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  checked: value => (value === 'true' ? 'checked' : 'not checked'),
  pressed: value => (value === 'true' ? 'pressed' : 'not pressed'),
  expanded: value => (value ? 'expanded' : 'collapsed'),
  selected: value => (value ? 'selected' : undefined),
  readonly: value => (value ? 'read only' : undefined),
  invalid: value => (value === 'true' ? 'invalid' : undefined),
  level: value => `level ${String(value)}`,
};

/** A person who has a screen reader: hears what has the focus, what happens meanwhile, and what there is to jump to. */
export class Ear {
  readonly #page: Page;
  readonly #client: CDPSession;

  private constructor(page: Page, client: CDPSession) {
    this.#page = page;
    this.#client = client;
  }

  static async of(page: Page): Promise<Ear> {
    await page.evaluate(LISTEN);
    const client = await page.context().newCDPSession(page);
    await client.send('Accessibility.enable');
    return new Ear(page, client);
  }

  /** Name, role, states, place and description of what has the focus: in a list, of its active row. */
  async focus(): Promise<string> {
    const { result } = await this.#client.send('Runtime.evaluate', { expression: FOCUSED });
    const { objectId } = result;
    if (objectId === undefined) return 'nothing';
    const asked = { objectId, fetchRelatives: false };
    const { nodes } = await this.#client.send('Accessibility.getPartialAXTree', asked);
    const { role, name, description, properties = [] } = nodes[0] as Node;
    const states = Object.entries(STATES).map(([state, say]) => {
      const told = properties.find(one => one.name === state);
      return told && say(told.value.value);
    });
    const place = await this.#client.send('Runtime.callFunctionOn', { objectId, functionDeclaration: PLACE });
    return [name?.value, role?.value, ...states, place.result.value as string, description?.value]
      .filter(Boolean)
      .join(', ');
  }

  /** What was announced since that was asked last. */
  async news(): Promise<readonly string[]> {
    return this.#page.evaluate('window.announced.splice(0)');
  }

  /** Landmarks, headings, lists, tables and their headings, in the order they are read. */
  async outline(): Promise<readonly string[]> {
    const told = await this.#page.locator('body').ariaSnapshot();
    return told.split('\n').flatMap(line => OUTLINE.exec(line)?.[1] ?? []);
  }
}

const OUTLINE =
  /^ *- '?((?:banner|navigation|main|region|tabpanel|heading|tree|table|columnheader|figure|dialog|listbox)\b(?: "[^"]*")?)/;

const FOCUSED = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const active = one?.getAttribute('aria-activedescendant');
  return (active && document.getElementById(active)) || one;
})()`;

const PLACE = `function () {
  const [place, of] = ['aria-posinset', 'aria-setsize'].map(name => this.getAttribute(name));
  return of ? place + ' of ' + of : '';
}`;

/** A screen reader says what changes in a live region, and an alert when it appears. */
const LISTEN = `(() => {
  window.announced = [];
  const texts = new WeakMap();
  const regions = () => [...document.querySelectorAll('output, [role=alert], [aria-live=polite]')];
  const isHeard = one => one.ariaLive !== 'off' && !one.closest('[aria-hidden=true]');
  const look = () => {
    for (const one of regions()) {
      const text = one.innerText.trim();
      if (text !== texts.get(one) && text !== '' && isHeard(one)) window.announced.push(text);
      texts.set(one, text);
    }
  };
  look();
  window.announced = [];
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
})()`;
