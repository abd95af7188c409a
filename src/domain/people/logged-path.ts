/** A path as a log may keep it: the token of an invitation opens an account. */
export const loggedPath = (path: string): string =>
  path.replace(/^\/invitations\/.+/s, '/invitations/***');
