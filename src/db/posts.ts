import { sql } from 'kysely';

/** Posts of one organisation, and all of some roles. */
export type PostFilter = {
  readonly role: string;
  readonly organisation: string;
  /** Roles whose posts are seen whatever their organisation. */
  readonly rolesBeside: readonly string[];
};

/** Which page of rows is wanted. */
export type PageFilter = { readonly after?: string | undefined; readonly limit: number };

/** Whether a row with a role and an organisation is about one of those posts. */
export const isOfPosts = ({ role, organisation, rolesBeside }: PostFilter) =>
  sql<boolean>`((role = ${role} and organisation = ${organisation}) or role = any(${rolesBeside}))`;
