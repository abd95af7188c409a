/** The one element of a page that a script cannot do without. */
export function required<Kind extends Element>(root: ParentNode, selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Sentences that the page gives to its script, in the language of its reader. */
export type Sentences = Readonly<Record<string, string>>;

export const sentencesOf = (element: HTMLElement): Sentences =>
  JSON.parse(element.dataset.sentences ?? '{}') as Sentences;

/** A sentence with its `{blanks}` filled. */
export function fill(sentence: string | undefined, blanks: Readonly<Record<string, string>>) {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);
}
