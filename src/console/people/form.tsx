import type { Child } from 'hono/jsx';
import { asDomainError } from '../../domain/describe-issues.ts';
import type { DomainError } from '../../domain/errors.ts';
import type { Words } from '../texts.ts';

/** The parts that forms are made of: labels, hints, and what was wrong beside its field. */

export type Wrong = DomainError | undefined;

/** What a form's verb answers, or what its page says about a refusal. */
export async function tryForm<Value, Answer>(
  verb: () => Promise<Value>,
  done: (value: Value) => Answer | Promise<Answer>,
  again: (wrong: DomainError) => Answer | Promise<Answer>,
): Promise<Answer> {
  let value: Value;
  try {
    value = await verb();
  } catch (error) {
    const wrong = asDomainError(error);
    if (wrong === undefined || wrong.code === 'UNAUTHENTICATED') throw error;
    return again(wrong);
  }
  return done(value);
}

const fieldOf = (pointer: string): string => pointer.split('/')[1] ?? '';

type SummaryProps = {
  readonly words: Words;
  readonly wrong: Wrong;
  /** The field that a refusal without a place of its own leads to. */
  readonly firstField: string;
};

/** Says at the top what is wrong, each with a way to its field. */
export function ErrorSummary({ words: { t, say }, wrong, firstField }: SummaryProps) {
  if (wrong === undefined) return null;
  const issues = wrong.issues.length > 0 ? wrong.issues : [{ pointer: '', ...wrong.text }];
  return (
    <div class="error-summary" role="alert" aria-labelledby="problem">
      <h2 id="problem">{t('formErrorTitle')}</h2>
      <ul class="plain">
        {issues.map((issue) => (
          <li>
            <a href={`#${fieldOf(issue.pointer) || firstField}`}>{say(issue)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

type FieldProps = {
  readonly words: Words;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly wrong: Wrong;
  /** The control itself, given what ties it to its label, hint and error. */
  readonly children: (ties: Ties) => Child;
};

type Ties = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

/** A label, a hint, what was wrong, and the control that they are about. */
export function Field({ words, name, label, hint, wrong, children }: FieldProps) {
  const issue = wrong?.issues.find(({ pointer }) => fieldOf(pointer) === name);
  const described = [hint && `${name}-hint`, issue && `${name}-error`].filter(Boolean).join(' ');
  return (
    <>
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} class="soft small">
          {hint}
        </p>
      )}
      {issue === undefined ? null : (
        <p id={`${name}-error`} class="field-error">
          <span class="hidden">{words.t('errorMark')}</span>
          {words.say(issue)}
        </p>
      )}
      {children({
        id: name,
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': issue === undefined ? undefined : 'true',
      })}
    </>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & {
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly value?: string | undefined;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
};

export function TextField({ type, value, autocomplete, inputmode, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(ties) => (
        <input
          {...ties}
          type={type ?? 'text'}
          value={value}
          autocomplete={autocomplete ?? 'off'}
          inputmode={inputmode}
          spellcheck={false}
        />
      )}
    </Field>
  );
}
