import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from '../src/env.ts';

describe('the environment', () => {
  it('has defaults for everything', () => {
    expect(readEnvironment({})).toEqual({ HOST: '127.0.0.1', HEHENG_DATA: '.heheng' });
  });

  it('reads what is set, and takes empty as not set', () => {
    const url = 'postgres://user:word@db.example:5432/heheng';
    expect(readEnvironment({ PORT: '8080', DATABASE_URL: url, HOST: '', PATH: '/bin' })).toEqual({
      PORT: 8080,
      HOST: '127.0.0.1',
      DATABASE_URL: url,
      HEHENG_DATA: '.heheng',
    });
  });

  it('reads how many requests a minute are answered', () => {
    expect(readEnvironment({ HEHENG_RATE_LIMIT: '60' }).HEHENG_RATE_LIMIT).toBe(60);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HEHENG_RATE_LIMIT', '0'],
    ['HEHENG_RATE_LIMIT', 'many'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'not an address'],
  ])('refuses %s=%s and names it', (name, value) => {
    const reading = () => readEnvironment({ [name]: value });
    expect(reading).toThrow(EnvironmentError);
    expect(reading).toThrow(new RegExp(`^${name}: `));
  });
});
