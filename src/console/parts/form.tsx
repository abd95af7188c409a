import { type Child, createContext, useContext } from 'hono/jsx';
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

type SummaryProps = {
  readonly words: Words;
  readonly problems: FormState['problems'];
  readonly title?: string;
};

/** All that is wrong, each with the way to its field. */
export function ErrorSummary({ words, problems, title }: SummaryProps) {
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="problems" tabindex={-1}>
      <h2 id="problems">{title ?? words.t('formProblems')}</h2>
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

/** What ties a control to its label, its hint and its problem. */
type Ties = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

type FrameProps = {
  readonly words: Words;
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** A label, a hint, what was wrong, and the control that they are about. */
export function FieldFrame({
  words,
  form,
  name,
  label,
  hint,
  children,
}: FrameProps & { readonly children: (ties: Ties) => Child }) {
  const problem = form.problems.find(({ field }) => field === name);
  const described = [hint && `${name}-hint`, problem && `${name}-problem`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${name}-hint`} class="soft small">
          {hint}
        </p>
      )}
      <Problem words={words} form={form} name={name} />
      {children({
        id: name,
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problem === undefined ? undefined : 'true',
      })}
    </div>
  );
}

/** What was wrong with a field, beside it. */
export function Problem({ words, form, name }: Pick<FrameProps, 'words' | 'form' | 'name'>) {
  const problem = form.problems.find(({ field }) => field === name);
  if (problem === undefined) return null;
  return (
    <p id={`${name}-problem`} class="field-error">
      <span class="hidden">{words.t('errorMark')}</span>
      {words.say(problem)}
    </p>
  );
}

type FieldProps = FrameProps & {
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'datetime-local';
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
  /** The id of a datalist that helps to fill it in. */
  readonly list?: string;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
};

/** A labelled field of text; with rows, one of several lines. Passwords are never sent back. */
export function Field({ type = 'text', value, rows, ...props }: FieldProps) {
  const { words, form, name, label, hint, ...attributes } = props;
  const shown = type === 'password' ? undefined : (form.values[name] ?? value ?? '');
  return (
    <FieldFrame words={words} form={form} name={name} label={label} hint={hint}>
      {(ties) =>
        rows === undefined ? (
          <input type={type} value={shown} spellcheck={false} {...attributes} {...ties} />
        ) : (
          <textarea rows={rows} {...attributes} {...ties}>
            {shown}
          </textarea>
        )
      }
    </FieldFrame>
  );
}

type ChoiceProps = Pick<FrameProps, 'words' | 'form' | 'name'> & {
  readonly legend: string;
  /** Values with what is said of them. */
  readonly options: readonly (readonly [value: string, text: string, hint?: string])[];
};

/** One of a few, all of which are seen at once. */
export function Choice({ words, form, name, legend, options }: ChoiceProps) {
  return (
    <fieldset id={name} class="choices">
      <legend>{legend}</legend>
      <Problem words={words} form={form} name={name} />
      {options.map(([value, text, hint]) => (
        <label class="choice">
          <input type="radio" name={name} value={value} checked={form.values[name] === value} />
          <span>
            <b>{text}</b>
            {hint === undefined ? null : <span class="soft small"> {hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which state of the record somebody saw; the change is refused if it is not the newest. */
export const Revision = ({ revision }: { revision: number }) => (
  <input type="hidden" name="revision" value={String(revision)} />
);

/** The field that makes a form count once, however often its button is pressed. */
export const KEY_FIELD = 'idempotencyKey';

/** Makes the keys of the forms of a page; undefined where nobody answers a request. */
export const FormKeys = createContext<(() => string) | undefined>(undefined);

type PostProps = {
  readonly action: string;
  readonly class?: string;
  readonly 'data-compare'?: boolean;
  /** For forms with a file. */
  readonly enctype?: 'multipart/form-data';
  readonly children?: Child;
};

/** A form that changes something of a county: sent twice, it makes one thing. */
export function PostForm({ class: name = 'form', children, ...attributes }: PostProps) {
  const key = useContext(FormKeys)?.();
  return (
    <form method="post" class={name} {...attributes}>
      {key === undefined ? null : <input type="hidden" name={KEY_FIELD} value={key} />}
      {children}
    </form>
  );
}
