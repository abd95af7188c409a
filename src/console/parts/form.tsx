import type { Child } from 'hono/jsx';
import type { Bilingual } from '../../domain/schemas.ts';
import type { Words } from '../texts.ts';

/** What is wrong with one field of a form, or with the whole of it. */
export type FieldProblem = Bilingual & { readonly field: string | undefined };

/** What somebody typed, and what was wrong with it; both are empty on the first showing. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
};

export const NEW_FORM: FormState = { values: {}, problems: [] };

/** All that is wrong, each with the way to its field. */
export function ErrorSummary({
  words,
  problems,
}: {
  words: Words;
  problems: FormState['problems'];
}) {
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="problems" tabindex={-1}>
      <h2 id="problems">{words.t('formProblems')}</h2>
      <ul>
        {problems.map(({ field, ...text }) => (
          <li>
            {field === undefined ? words.say(text) : <a href={`#${field}`}>{words.say(text)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

type FieldProps = {
  readonly words: Words;
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'date' | 'number' | 'datetime-local';
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
  /** The id of a datalist that helps to fill it in. */
  readonly list?: string;
};

/** A labelled field with its hint and its problem; with rows, one of several lines. */
export function Field({ words, form, name, label, hint, type = 'text', ...props }: FieldProps) {
  const problem = form.problems.find(({ field }) => field === name);
  const described = [hint && `${name}-hint`, problem && `${name}-problem`]
    .filter(Boolean)
    .join(' ');
  const value = form.values[name] ?? props.value ?? '';
  const attributes = {
    id: name,
    name,
    maxlength: props.maxlength,
    list: props.list,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': problem === undefined ? undefined : ('true' as const),
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} class="soft small">
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p id={`${name}-problem`} class="field-error">
          <span class="hidden">{words.t('errorMark')}</span>
          {words.say(problem)}
        </p>
      )}
      {props.rows === undefined ? (
        <input type={type} value={value} {...attributes} />
      ) : (
        <textarea rows={props.rows} {...attributes}>
          {value}
        </textarea>
      )}
    </div>
  );
}

/** Which state of the record somebody saw; the change is refused if it is not the newest. */
export const Revision = ({ revision }: { revision: number }) => (
  <input type="hidden" name="revision" value={String(revision)} />
);

type PostProps = { readonly action: string; readonly class?: string; readonly children?: Child };

export const PostForm = ({ action, class: name, children }: PostProps) => (
  <form method="post" action={action} class={name ?? 'form'}>
    {children}
  </form>
);
