/** The key that a page gave to the form with that address. */
export function keyOf(html: string, action: string): string {
  const form = html.split('<form ').find((part) => part.includes(`action="${action}"`)) ?? '';
  return /name="idempotencyKey" value="([^"]+)"/.exec(form)?.[1] ?? '';
}
