import { plainNumber } from '../formats.ts';
import { CheckMark, CrossMark, QuestionMark } from '../parts/marks.tsx';
import { RuleStatusMark } from '../parts/rule-status.tsx';
import { mayBlock, type Programme } from '../texts/route.ts';
import { TEXTS, type TextKey, type Words } from '../texts.ts';

export type Rule = Programme['gates'][number];

/** Rules one by one: whether each holds, its thresholds, its sources and what it may do. */
export function RuleList({ words, rules }: { words: Words; rules: readonly Rule[] }) {
  return (
    <ul class="rules plain">
      {rules.map((rule) => (
        <RuleLine words={words} rule={rule} />
      ))}
    </ul>
  );
}

function RuleLine({ words, rule }: { words: Words; rule: Rule }) {
  const { t, say } = words;
  return (
    <li class={holdsKey(rule.holds)}>
      <HoldsMark holds={rule.holds} />
      <div>
        <span class="hidden">{t(holdsKey(rule.holds))} </span>
        {say(rule)}
        <Thresholds words={words} rule={rule} />
        <div class="soft small">
          <RuleStatusMark words={words} status={rule.status} />
          {' · '}
          {rule.id} · {t('sourceLabel')} {rule.source.join(', ')}
          {rule.holds === false ? ` · ${t(consequence(rule))}` : null}
        </div>
      </div>
    </li>
  );
}

const consequence = ({ blocks, status }: Rule) =>
  blocks || mayBlock(status) ? 'blocksMark' : 'warnsMark';

function HoldsMark({ holds }: { holds: boolean | null }) {
  if (holds === null) return <QuestionMark />;
  return holds ? <CheckMark /> : <CrossMark />;
}

function holdsKey(holds: boolean | null) {
  if (holds === null) return 'holdsUnknown';
  return holds ? 'holds' : 'holdsNot';
}

function Thresholds({ words: { say }, rule: { thresholds } }: { words: Words; rule: Rule }) {
  const entries = Object.entries(thresholds);
  if (entries.length === 0) return null;
  return (
    <span class="soft">
      {entries.map(([id, value]) => {
        const key = `threshold${id.charAt(0).toUpperCase()}${id.slice(1)}`;
        const name = isTextKey(key) ? say(TEXTS[key]) : id;
        return ` · ${name} ${plainNumber(value)}`;
      })}
    </span>
  );
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(TEXTS, key);
