const REACHED_BY_TAB =
  'a[href], button:not([disabled], [tabindex="-1"]), input:not([disabled], [tabindex="-1"]), [tabindex="0"]';

/**
 * Keeps the focus near where it was when what had it goes away or can be used no more. A browser lets it fall to the
 * start of the page then, and who has no mouse would have to come back from there.
 */
export function keepFocus(root: Element): void {
  let around: readonly Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    around = withParents(target as Element, root);
  });
  new MutationObserver(() => {
    const [last] = around;
    if (!last || document.activeElement !== document.body) return;
    if (last.isConnected && !last.matches('[disabled]')) return;
    around.some(one => one.isConnected && focusIn(one));
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}

function withParents(element: Element, root: Element): Element[] {
  const parents: Element[] = [];
  for (let one: Element | null = element; one && one !== root; one = one.parentElement) parents.push(one);
  return parents;
}

/** Gives the focus to an element or the first in it that takes it. */
function focusIn(element: Element): boolean {
  const takers = [element, ...element.querySelectorAll(REACHED_BY_TAB)];
  return takers.some(one => {
    if (one.matches(REACHED_BY_TAB)) (one as HTMLElement).focus();
    return document.activeElement === one;
  });
}
