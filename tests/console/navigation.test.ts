import { describe, expect, it } from 'vitest';
import { placeOf, placesOf } from '../../src/console/navigation.ts';

/* Where each role may go, and where it is. */

describe('navigation', () => {
  it('leads each role to its own places', () => {
    const paths = (role: Parameters<typeof placesOf>[0]) => placesOf(role).map(({ path }) => path);
    expect(paths('bureau')).toEqual(['/', '/weighting']);
    expect(paths('regulator')).toEqual(['/', '/weighting', '/audit']);
    expect(paths('expert')).toEqual(['/weighting/assignments']);
    expect(paths('cooperative')).toEqual(['/']);
  });

  it.each([
    ['bureau', '/', '/'],
    ['bureau', '/weighting/wdr_1/review', '/weighting'],
    ['bureau', '/weightings', undefined],
    ['expert', '/weighting/assignments/wdr_1', '/weighting/assignments'],
    ['regulator', '/cooperatives/9', undefined],
  ] as const)('%s at %s is at %s', (role, path, place) => {
    expect(placeOf(role, path)).toBe(place);
  });
});
