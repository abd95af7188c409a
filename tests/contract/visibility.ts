import type { Role } from '../../src/domain/context.ts';

/*
 * Who sees what: the rules that visibility must follow, written down a second time. The world of the
 * permission matrix has one live consent each for the bank and the guarantor of one's own
 * organisation, over every kind of data; other banks and guarantors have one that was revoked, or
 * that has not begun.
 */

/** Whom somebody acts for, as seen from the subject. */
export const STANDINGS = ['own organisation', 'other organisation', 'other county'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Sees = (role: Role, standing: Standing) => boolean;

export const everybody: Sees = () => true;

/** Everybody of the county whom the permission allows it. */
export const theCounty: Sees = (_role, standing) => standing !== 'other county';

/** One role, in its own organisation. */
export const own =
  (...roles: readonly Role[]): Sees =>
  (role, standing) =>
    standing === 'own organisation' && roles.includes(role);

/** One role, in all of the county. */
const ofCounty =
  (...roles: readonly Role[]): Sees =>
  (role, standing) =>
    theCounty(role, standing) && roles.includes(role);

export const either =
  (...rules: readonly Sees[]): Sees =>
  (role, standing) =>
    rules.some((rule) => rule(role, standing));

/** Bureau and regulator see the county, a township its town, a cooperative itself. */
export const byOffice = either(ofCounty('bureau', 'regulator'), own('township', 'cooperative'));

export const byConsent = own('bank', 'guarantor');

export const aCooperative = either(byOffice, byConsent);

/** A consent is seen by who gave it, by who received it, and by who watches over both. */
export const aConsent = either(ofCounty('bureau', 'regulator'), own('cooperative', 'bank'));

/** Somebody who acts for a cooperative is looked after by it and by the bureau. */
export const aMemberOfTheCooperative = either(ofCounty('bureau'), own('cooperative'));

/** The same of a township. */
export const aMemberOfTheTownship = either(ofCounty('bureau'), own('township'));

/** The work of the bureau under the eyes of the regulator; experts see their own assignments. */
export const weightingWork = ofCounty('bureau', 'regulator');
