import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openPage, type Studio, startStudio } from '../browser.ts';

type Role = Parameters<Page['getByRole']>[0];
/** A name, or what it begins with. */
type Name = string | RegExp;

/** More stops than any view has. */
const STOPS = 150;

/** A person who has a keyboard and no mouse. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.page.keyboard.press(name);
  }

  /** Goes on with Tab until what is meant has the focus. */
  async tabTo(role: Role, name: Name): Promise<Locator> {
    const meant = this.named(role, name);
    await meant.first().waitFor({ state: 'attached' });
    return this.#tabUntil(meant, `${role} ${name}`);
  }

  /** Goes to something and presses it. */
  async use(role: Role, name: Name, key = 'Enter'): Promise<void> {
    await this.tabTo(role, name);
    await this.press(key);
  }

  /** Goes to a group of choices and takes one of them with the arrows. */
  async pick(group: Name, name: string): Promise<void> {
    const radios = this.page.getByRole('radiogroup', { name: group }).getByRole('radio');
    await radios.first().waitFor({ state: 'attached' });
    await this.#tabUntil(radios, `choice ${group}`);
    const wanted = radios.and(this.named('radio', name));
    for (let i = 0; i < 12 && !(await wanted.isChecked()); i++) await this.press('ArrowRight');
    expect(await wanted.isChecked()).toBe(true);
  }

  /** Goes to the tabs and takes a view with the arrows. */
  async view(name: string): Promise<void> {
    await this.#tabUntil(this.page.getByRole('tab'), 'the tabs');
    const wanted = this.page.getByRole('tab', { name, selected: true });
    await this.press('Home');
    for (let i = 0; i < 6 && (await wanted.count()) === 0; i++) await this.press('ArrowRight');
    await wanted.waitFor();
  }

  /** Goes to a tree and down from its first row until one with that text is chosen. */
  async row(tree: string, text: string): Promise<void> {
    await this.tabTo('tree', tree);
    await this.press('Home');
    await expect
      .poll(async () => {
        const is = await this.chosen(tree);
        if (!is.includes(text)) await this.press('ArrowDown');
        return is;
      })
      .toContain(text);
  }

  /** The text of the row that is chosen; empty while there is none. */
  async chosen(tree: string): Promise<string> {
    return (await this.chosenRow(tree).allInnerTexts()).join(' | ');
  }

  chosenRow(tree: string): Locator {
    return this.page.getByRole('tree', { name: tree, exact: true }).locator('[aria-selected=true]');
  }

  /** Waits until the row that is chosen has that text. */
  async sees(tree: string, text: string): Promise<void> {
    await expect.poll(() => this.chosen(tree)).toContain(text);
  }

  /** Waits until the line of the INF that is marked has that text. */
  async shows(text: string): Promise<void> {
    const here = this.page.getByRole('textbox', { name: 'INF' }).locator('.here');
    await expect.poll(async () => (await here.allInnerTexts()).join(' | ')).toContain(text);
  }

  named(role: Role, name: Name): Locator {
    return this.page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  }

  async #tabUntil(meant: Locator, words: string): Promise<Locator> {
    const focused = meant.and(this.page.locator(':focus'));
    for (let i = 0; i < STOPS; i++) {
      if ((await focused.count()) > 0) return focused;
      await this.press('Tab');
    }
    throw new Error(`Tab never comes to ${words}`);
  }
}

/** What a person does, and how by keyboard; it fails where the page does not follow. */
export type Action = readonly [does: string, how: (keys: Keys) => Promise<unknown>];

/** Tries each action in turn on one page, and that none of them loses the focus or makes the page complain. */
export function byKeyboard(title: string, shown: readonly string[], actions: readonly Action[]): void {
  describe.runIf(hasBrowser)(`by keyboard alone: ${title}`, () => {
    let browser: Browser;
    let studio: Studio;
    let keys: Keys;
    let complaints: readonly string[];

    beforeAll(async () => {
      browser = await openBrowser();
      studio = await startStudio(...shown);
      const opened = await openPage(browser, studio.address);
      ({ complaints } = opened);
      keys = new Keys(opened.page);
      await opened.page.getByRole('tab').first().waitFor();
    });
    afterAll(async () => {
      await browser?.close();
      studio?.close();
    });

    test.each(actions)('%s', async (_, how) => {
      await how(keys);
      await expect.poll(() => keys.page.evaluate('document.activeElement.localName')).not.toBe('body');
    });

    test('the page complains of nothing', () => expect(complaints).toEqual([]));
  });
}
