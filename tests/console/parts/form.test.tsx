import { describe, expect, it } from 'vitest';
import { ErrorSummary, Field } from '../../../src/console/parts/form.tsx';
import { postedRevision, refused, requireFilled } from '../../../src/console/parts/posted.ts';
import { TEXTS, wordsIn } from '../../../src/console/texts.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { openRoundInput } from '../../../src/domain/weighting/inputs.ts';

/* Forms that were refused: what was typed stays, and each problem leads to its field. */

const words = wordsIn('zh');

function refusalOf(input: unknown) {
  try {
    openRoundInput.parse(input);
  } catch (error) {
    return refused(error, { closesAt: 'tomorrow' });
  }
  throw new Error('it was not refused');
}

describe('a refused form', () => {
  it('names the field of each problem once', () => {
    const { form, status } = refusalOf({
      closesAt: 'tomorrow',
      members: [
        { expertId: 'a', name: '' },
        { expertId: 'b', name: '李' },
      ],
    });
    expect(status).toBe(422);
    expect(form.values).toEqual({ closesAt: 'tomorrow' });
    expect(form.problems.map(({ field }) => field)).toEqual([
      'closesAt',
      'members-0-name',
      'members-1-name',
    ]);
  });

  it('tells that somebody was faster, and keeps what was typed', () => {
    const { form, status } = refused(new DomainError('REVISION_STALE'), { note: '同意' });
    expect(status).toBe(412);
    expect(form.values).toEqual({ note: '同意' });
    expect(form.problems[0]?.zh).toContain('有人更改过');
  });

  it('leaves to the page what is not about the form', () => {
    for (const code of ['FORBIDDEN', 'NOT_FOUND', 'SECOND_FACTOR_NEEDED'] as const) {
      expect(() => refused(new DomainError(code), {})).toThrow(DomainError);
    }
    expect(() => refused(new Error('the database is away'), {})).toThrow('the database is away');
  });

  it('links its summary to fields that are marked and described', () => {
    const form = {
      values: { note: '<b>' },
      problems: [{ field: 'note', zh: '太短', en: 'short' }],
    };
    const summary = String(<ErrorSummary words={words} problems={form.problems} />);
    expect(summary).toContain('<a href="#note">太短</a>');
    const field = String(
      <Field words={words} form={form} name="note" label="理由" hint="必填" rows={2} />,
    );
    expect(field).toContain('aria-describedby="note-hint note-problem"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('&lt;b&gt;</textarea>');
  });
});

describe('a form of which something was left blank', () => {
  it('says of each what is wanted there', () => {
    const wanted = { decision: 'verifyChoiceNeeded', note: 'reasonsNeeded' } as const;
    expect(() => requireFilled({ decision: 'accepted', note: '已核对' }, wanted)).not.toThrow();
    try {
      requireFilled({ note: '' }, wanted);
    } catch (error) {
      const { form, status } = refused(error, {});
      expect(status).toBe(422);
      expect(form.problems).toEqual([
        { field: 'decision', ...TEXTS.verifyChoiceNeeded },
        { field: 'note', ...TEXTS.reasonsNeeded },
      ]);
      return;
    }
    throw new Error('it was not refused');
  });

  it('puts a refusal without a place of its own to the field that it is about', () => {
    const { form, status } = refused(new DomainError('PASSWORD_WRONG'), {}, 'password');
    expect([status, form.problems[0]?.field]).toEqual([422, 'password']);
    expect(refused(new DomainError('BUSY'), {}).status).toBe(409);
  });
});

describe('the revision of a form', () => {
  it.each([
    ['7', 7],
    ['', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    [undefined, undefined],
  ])('%s is %s', (revision, read) => {
    expect(postedRevision(revision === undefined ? {} : { revision })).toBe(read);
  });
});
