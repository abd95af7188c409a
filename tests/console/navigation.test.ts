import { describe, expect, it } from 'vitest';
import { placeOf, placesOf } from '../../src/console/navigation.ts';

/* Where each role may go, and where it is. */

describe('navigation', () => {
  it('leads each role to its own places', () => {
    const paths = (role: Parameters<typeof placesOf>[0]) => placesOf(role).map(({ path }) => path);
    const ofBureau = [
      ...['/statements', '/uploads', '/reviews', '/weighting', '/evaluation'],
      ...['/people', '/keys', '/webhooks'],
    ];
    expect(paths('bureau')).toEqual(['/', '/cases', '/duties', ...ofBureau]);
    expect(paths('township')).toEqual([
      '/',
      '/cases',
      '/duties',
      '/statements',
      '/evaluation',
      '/people',
    ]);
    expect(paths('regulator')).toEqual([
      ...[
        '/',
        '/cases',
        '/duties',
        '/weighting',
        '/evaluation',
        '/audit',
        '/people',
        '/keys',
        '/webhooks',
      ],
    ]);
    expect(paths('expert')).toEqual(['/weighting/assignments', '/people']);
    expect(paths('cooperative')).toEqual([
      ...['/', '/cases', '/duties', '/prevention', '/uploads', '/people', '/keys', '/webhooks'],
    ]);
    for (const role of ['bank', 'guarantor'] as const) {
      expect(paths(role)).toEqual(['/', '/people', '/keys', '/webhooks']);
    }
  });

  it.each([
    ['bureau', '/', '/'],
    ['bureau', '/weighting/wdr_1/review', '/weighting'],
    ['bureau', '/weightings', undefined],
    ['expert', '/weighting/assignments/wdr_1', '/weighting/assignments'],
    ['township', '/statements/9337/stm_1', '/statements'],
    ['regulator', '/cooperatives/9', undefined],
  ] as const)('%s at %s is at %s', (role, path, place) => {
    expect(placeOf(role, path)).toBe(place);
  });
});
