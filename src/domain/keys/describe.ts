import type { ApiKeyRow } from '../../db/access-tables.ts';
import type { Key } from './schemas.ts';

type Shown = Pick<ApiKeyRow, 'keyId' | 'name' | 'scopes' | 'createdAt' | 'expiresAt'>;

/** A key without what opens anything. */
export const describeKey = ({ keyId, name, scopes, createdAt, expiresAt }: Shown): Key => ({
  keyId,
  name,
  scopes,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
});
