import type { FormState } from '../parts/form.tsx';

type Props = {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  /** Values with what is said of them; the first is the default. */
  readonly options: readonly (readonly [value: string, text: string])[];
};

/** A choice of one among a few. */
export function Select({ form, name, label, options }: Props) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(([value, text]) => (
          <option value={value} selected={form.values[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
