import type { CaseAct } from '../../domain/cases/schemas.ts';
import { Field, type FormState } from '../parts/form.tsx';
import { TEXTS, type Words } from '../texts.ts';

type ListProps = { readonly words: Words; readonly evidence: CaseAct['evidence'] };

/** Documents that an office keeps, by name and the beginning of their digest. */
export function Evidence({ words: { t }, evidence }: ListProps) {
  if (evidence.length === 0) return null;
  return (
    <ul class="plain soft small">
      {evidence.map(({ name, sha256 }) => (
        <li title={sha256}>{t('evidenceKept', { name, digest: sha256.slice(0, 12) })}</li>
      ))}
    </ul>
  );
}

type FieldProps = { readonly words: Words; readonly form: FormState };

/** Names evidence by its digest: the script computes it from chosen files, else it is typed. */
export function EvidenceField({ words, form }: FieldProps) {
  const { t } = words;
  const sentences = JSON.stringify({ kept: words.say(TEXTS.evidenceKept) });
  return (
    <div data-digests data-sentences={sentences} class="evidence">
      <div data-choose hidden class="field">
        <label for="evidence-files">{t('evidenceChoose')}</label>
        <p id="evidence-files-hint" class="soft small">
          {t('evidenceChooseHint')}
        </p>
        <input type="file" id="evidence-files" multiple aria-describedby="evidence-files-hint" />
        <ul class="plain small" data-chosen aria-live="polite" />
      </div>
      <div data-lines>
        <Field
          words={words}
          form={form}
          name="evidence"
          label={t('evidenceLines')}
          hint={t('evidenceLinesHint')}
          rows={3}
          maxlength={6000}
        />
      </div>
    </div>
  );
}
