/** A path as a log may keep it: the token of an invitation opens an account, that of a buyer answers. */
export const loggedPath = (path: string): string =>
  path.replace(/^\/(invitations|buyer-confirmations)\/.+/s, '/$1/***');
