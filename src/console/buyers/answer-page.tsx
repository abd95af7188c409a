import type { OpenConfirmation } from '../../domain/buyer-confirmations/open.ts';
import { beijingTime, yuanText } from '../formats.ts';
import { Choice, ErrorSummary, Field, type FormState } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly confirmation: OpenConfirmation;
  readonly form: FormState;
  readonly path: string;
};

/** What a buyer is asked, and the form of their answer. */
export function AnswerPage({ words, confirmation, form, path }: Props) {
  const { t } = words;
  const { buyer, expiresAt } = confirmation;
  return (
    <div class="narrow">
      <ErrorSummary words={words} problems={form.problems} />
      <h1>{t('buyerTitle')}</h1>
      <p class="lead">{t('buyerIntro', { buyer })}</p>
      <Contract words={words} confirmation={confirmation} />
      <form class="form short card" method="post" action={path}>
        <Choice
          words={words}
          form={form}
          name="answer"
          legend={t('buyerQuestion')}
          options={[
            ['confirmed', t('buyerConfirmed')],
            ['corrected', t('buyerCorrected')],
            ['refused', t('buyerRefused')],
          ]}
        />
        <Field
          words={words}
          form={form}
          name="amount"
          label={t('buyerRightAmount')}
          hint={t('buyerRightAmountHint')}
        />
        <Field
          words={words}
          form={form}
          name="note"
          label={t('buyerNote')}
          hint={t('buyerNoteHint')}
          rows={3}
        />
        <Field
          words={words}
          form={form}
          name="answerer"
          label={t('buyerName')}
          hint={t('buyerNameHint')}
          autocomplete="name"
        />
        <button type="submit" class="button">
          {t('buyerSend')}
        </button>
      </form>
      <p class="soft">{t('buyerUntil', { date: beijingTime(expiresAt) })}</p>
    </div>
  );
}

function Contract({ words: { t }, confirmation }: Pick<Props, 'words' | 'confirmation'>) {
  const { seller, buyer, fiscalYear, product, quantity, amount } = confirmation;
  const rows = [
    [t('buyerSeller'), seller],
    [t('buyerBuyer'), buyer],
    [t('buyerYear'), String(fiscalYear)],
    [t('buyerProduct'), product],
    [t('buyerQuantity'), quantity],
    [t('buyerAmount'), t('buyerYuan', { amount: yuanText(amount) })],
  ];
  return (
    <table class="card">
      <tbody>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** What remains once a link is used up. */
export function AnsweredPage({ words: { t } }: Pick<Props, 'words'>) {
  return (
    <div class="narrow">
      <h1>{t('buyerDoneTitle')}</h1>
      <p class="lead">{t('buyerDone')}</p>
    </div>
  );
}
