import type { FormState } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  /** What is chosen before anybody chooses; else the first. */
  readonly value?: string | undefined;
  /** Values with what is said of them. */
  readonly options: readonly (readonly [value: string, text: string])[];
};

/** A choice of one among a few. */
export function Select({ words, form, name, label, value = '', options }: Props) {
  const problem = form.problems.find(({ field }) => field === name);
  const chosen = form.values[name] ?? value;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {problem === undefined ? null : (
        <p id={`${name}-problem`} class="field-error">
          <span class="hidden">{words.t('errorMark')}</span>
          {words.say(problem)}
        </p>
      )}
      <select
        id={name}
        name={name}
        aria-describedby={problem === undefined ? undefined : `${name}-problem`}
        aria-invalid={problem === undefined ? undefined : 'true'}
      >
        {options.map(([option, text]) => (
          <option value={option} selected={option === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
