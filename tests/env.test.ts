import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment, readSignIn } from '../src/env.ts';

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
    ['HEHENG_SECRET', 'thirty-one characters are short'],
    ['HEHENG_URL', 'heheng.example'],
    ['HEHENG_URL', 'ftp://heheng.example'],
    ['OIDC_ISSUER', 'id.example'],
  ])('refuses %s=%s and names it', (name, value) => {
    const reading = () => readEnvironment({ [name]: value });
    expect(reading).toThrow(EnvironmentError);
    expect(reading).toThrow(new RegExp(`^${name}: `));
  });

  const SECRET = 'x'.repeat(32);
  const PROVIDER = {
    HEHENG_URL: 'https://heheng.example/anything',
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'heheng',
    OIDC_CLIENT_SECRET: 'word',
  };

  it('says how people sign in, which is not at all without a secret', () => {
    expect(readSignIn({})).toBeUndefined();
    expect(readSignIn(PROVIDER)).toBeUndefined();
    expect(readSignIn({ HEHENG_SECRET: SECRET })).toEqual({ secret: SECRET });
    expect(readSignIn({ ...PROVIDER, HEHENG_SECRET: SECRET })).toEqual({
      secret: SECRET,
      url: 'https://heheng.example',
      provider: { issuer: 'https://id.example', clientId: 'heheng', clientSecret: 'word' },
    });
  });

  it.each(['HEHENG_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])(
    'refuses an identity provider without %s',
    (name) => {
      expect(() => readEnvironment({ ...PROVIDER, [name]: '' })).toThrow(new RegExp(`^${name}: `));
    },
  );
});
