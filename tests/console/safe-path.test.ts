import { describe, expect, it } from 'vitest';
import { safePath } from '../../src/console/safe-path.ts';

/* After signing in nobody is sent to another site, however the target is written. */

describe('safePath', () => {
  it.each([
    ['/', '/'],
    ['/?level=RED&townId=muli', '/?level=RED&townId=muli'],
    ['/cooperatives/93370322000000011N', '/cooperatives/93370322000000011N'],
    ['/cooperatives/../', '/'],
    ['/?next=https://evil.example/', '/?next=https://evil.example/'],
  ])('keeps %s on this site', (target, expected) => {
    expect(safePath(target)).toBe(expected);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example/',
    'https:evil.example',
    'HTTPS:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '/路径',
    '',
    null,
    undefined,
  ])('does not follow %j', (target) => {
    expect(safePath(target)).toBe('/');
  });
});
