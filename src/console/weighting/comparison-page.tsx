import type { AssignedNode, Assignment } from '../../domain/weighting/judgment-schemas.ts';
import {
  ErrorSummary,
  Field,
  type FormState,
  NEW_FORM,
  PostForm,
  Revision,
} from '../parts/form.tsx';
import { ShareBar } from '../parts/share-bar.tsx';
import { INTENSITY_TEXTS } from '../texts/judging.ts';
import type { Words } from '../texts.ts';
import { ConsistencyNote, WeightBars } from './figures.tsx';
import { judgingData, sentencesFor } from './judging-data.ts';
import { answerOf, INTENSITIES, type Pair, SIDES, type Side } from './scale.ts';
import { nodePath, nodeTitle } from './words.ts';

export type ComparisonProps = {
  readonly words: Words;
  readonly assignment: Assignment;
  readonly node: AssignedNode;
  readonly pair: Pair;
  readonly form?: FormState;
};

/** One question a screen: which of two matters more, and how much. */
export function ComparisonPage(props: ComparisonProps) {
  const { words, assignment, node, pair, form = NEW_FORM } = props;
  const { t } = words;
  const path = nodePath(assignment, node.nodeId);
  const total = node.figures.pairs;
  const position = t('comparisonNumber', { n: pair.number, total });
  return (
    <div
      class="judging"
      data-judge={JSON.stringify(judgingData(assignment, node, pair))}
      data-sentences={JSON.stringify(sentencesFor(words, pair))}
    >
      <ErrorSummary words={words} problems={form.problems} />
      <p class="soft small">
        <a href={path}>{nodeTitle(words, node)}</a> · {position}
      </p>
      <ShareBar share={pair.number / total} label={position} />
      <h1 class="question">{t('comparisonQuestion')}</h1>
      <div class="judging-columns">
        <ComparisonForm {...props} form={form} />
        <Weights {...props} />
      </div>
    </div>
  );
}

function ComparisonForm({ words, assignment, node, pair, form = NEW_FORM }: ComparisonProps) {
  const { t } = words;
  const path = nodePath(assignment, node.nodeId);
  const comment = pair.judgment?.comment ?? '';
  return (
    <PostForm action={`${path}/${pair.number}`} data-compare>
      <Revision revision={node.revision} />
      <Choices words={words} pair={pair} form={form} />
      <p class="spoken-answer" data-answer aria-live="polite" />
      <ConsistencyNote words={words} node={node} limit={assignment.consistencyRatioLimit} />
      <details class="more" open={comment !== ''}>
        <summary>{t('commentAsk')}</summary>
        <Field
          words={words}
          form={form}
          name="comment"
          label={t('commentLabel')}
          hint={t('commentHint')}
          value={comment}
          rows={2}
          maxlength={500}
        />
      </details>
      <div class="actions">
        <button type="submit" class="button" name="then" value="next">
          {t('saveNext')}
        </button>
        <button type="submit" class="button plain-button" name="then" value="skip">
          {t('skipPair')}
        </button>
      </div>
      <p class="between">
        {pair.number === 1 ? (
          <span />
        ) : (
          <a href={`${path}/${pair.number - 1}`}>{t('previousPair')}</a>
        )}
        <a href={path}>{t('backToNode')}</a>
      </p>
    </PostForm>
  );
}

type ChoiceProps = {
  readonly words: Words;
  readonly pair: Pair;
  readonly form: FormState;
};

function Choices({ words, pair, form }: ChoiceProps) {
  const { t, say } = words;
  const given = pair.judgment?.value;
  const answer = given === null || given === undefined ? undefined : answerOf(given);
  const side = form.values.side ?? answer?.side;
  const intensity = form.values.intensity ?? (answer && 'intensity' in answer && answer.intensity);
  const names = { row: say(pair.row), column: say(pair.column) };
  const label = (one: Side) =>
    one === 'equal' ? t('sideEqual') : t('sideMore', { name: names[one] });
  return (
    <>
      <Problem words={words} form={form} name="side" />
      <fieldset class="sides" id="side" tabindex={-1} aria-describedby="side-problem">
        <legend class="hidden">{t('comparisonQuestion')}</legend>
        {SIDES.map((one) => (
          <label class={`choice side-${one}`}>
            <input type="radio" name="side" value={one} checked={side === one} />
            <span>{label(one)}</span>
          </label>
        ))}
      </fieldset>
      <Problem words={words} form={form} name="intensity" />
      <fieldset
        class="intensities"
        id="intensity"
        tabindex={-1}
        aria-describedby="intensity-problem"
      >
        <legend>{t('intensityQuestion')}</legend>
        {INTENSITIES.map((one) => (
          <label class="choice">
            <input
              type="radio"
              name="intensity"
              value={String(one)}
              checked={String(intensity) === String(one)}
            />
            <span>
              <b>{one}</b> {say(INTENSITY_TEXTS[one])}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

function Problem({ words, form, name }: { words: Words; form: FormState; name: string }) {
  const problem = form.problems.find(({ field }) => field === name);
  return problem === undefined ? null : (
    <p class="field-error" id={`${name}-problem`}>
      {words.say(problem)}
    </p>
  );
}

/** What the answers come to: as they were saved, and with the script as they are being given. */
function Weights({ words, node }: ComparisonProps) {
  return (
    <section class="card live" aria-labelledby="live">
      <h2 id="live">{words.t('weightsTitle')}</h2>
      <WeightBars words={words} node={node} />
    </section>
  );
}
