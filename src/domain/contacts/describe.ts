import type { ContactRow } from '../../db/privacy-tables.ts';
import { maskName, maskPhone } from './mask.ts';
import type { Contact } from './schemas.ts';

export const describeMasked = (row: ContactRow): Contact => ({
  ...describeContact(row),
  name: maskName(row.name),
  phone: maskPhone(row.phone),
  isMasked: true,
});

export const describeContact = (row: ContactRow): Contact => ({
  uscc: row.uscc,
  name: row.name,
  phone: row.phone,
  isMasked: false,
  revision: row.revision,
  recordedAt: row.recordedAt.toISOString(),
});
