import { describe, expect, it } from 'vitest';
import { rulePack } from '../../src/engine/models.ts';
import { screening, shellTriggers } from '../../src/engine/shell-screen.ts';

const pack = rulePack('shell-screen').file;

describe('the shell screen', () => {
  it.each([
    ['SHELL-1', { farmerMembers: 0 }, { farmerMembers: 1 }],
    ['SHELL-2', { idleMonths: 24 }, { idleMonths: 23 }],
    ['SHELL-3', { stoppedForBadManagementMonths: 24 }, { stoppedForBadManagementMonths: 23 }],
    ['SHELL-4', { subsidyFraudFound: 1 }, { subsidyFraudFound: 0 }],
    ['SHELL-5', { complaintVerified: 1 }, { complaintVerified: 0 }],
    ['SHELL-6', { illegalFinanceFound: 1 }, { illegalFinanceFound: 0 }],
  ])('%s is found with %j and not with %j', (code, broken, kept) => {
    expect(shellTriggers(pack, broken)).toMatchObject([{ code, level: 'RED' }]);
    expect(shellTriggers(pack, kept)).toEqual([]);
  });

  it('finds nothing where nothing is known, and says that it is not', () => {
    expect(shellTriggers(pack, {})).toEqual([]);
    expect(screening(pack, {}).map(({ holds }) => holds)).toEqual(Array(6).fill(null));
    const [first, ...others] = screening(pack, { farmerMembers: 3 });
    expect([first?.holds, ...others.map(({ holds }) => holds)]).toEqual([
      true,
      ...Array(5).fill(null),
    ]);
  });

  it('finds nothing by a rule whose source was not seen', () => {
    const unseen = pack.rules.map((rule) => ({ ...rule, status: 'OWN' as const }));
    expect(shellTriggers({ ...pack, rules: unseen }, { farmerMembers: 0 })).toEqual([]);
  });

  it('says why in both languages', () => {
    const [trigger] = shellTriggers(pack, { farmerMembers: 0 });
    expect(trigger?.zh).toContain('农民成员');
    expect(trigger?.en).toContain('farmer members');
  });
});
