import type { RiskCase } from '../../domain/cases/schemas.ts';
import type { Actor } from '../../domain/context.ts';
import { hasPermission } from '../../domain/permissions.ts';
import { CheckMark, CrossMark } from '../parts/marks.tsx';
import type { Words } from '../texts.ts';
import { actPath } from './paths.ts';
import { bodyNames } from './words.ts';

type Props = { readonly words: Words; readonly riskCase: RiskCase; readonly actor: Actor };

/** What still keeps a level from falling or an exit from ending, and the way to verify it. */
export function Fall({ words, riskCase, actor }: Props) {
  const { t, say } = words;
  const { uscc, level, hurdles, verifiedBy, bodiesNeeded } = riskCase;
  if (hurdles === null) return null;
  const isReady = hurdles.length === 0;
  return (
    <section class="card" aria-labelledby="fall">
      <h2 id="fall">{t(level === 'EXIT' ? 'exitHurdlesTitle' : 'hurdlesTitle')}</h2>
      <p>{t(isReady ? 'hurdlesNone' : 'hurdlesLead')}</p>
      <ul class="rules plain">
        {hurdles.map((hurdle) => (
          <li class="holdsNot">
            <CrossMark />
            <span>{say(hurdle)}</span>
          </li>
        ))}
        {verifiedBy.length === 0 ? null : (
          <li class="holds">
            <CheckMark />
            <span>
              {t('keysTurned', { n: verifiedBy.length, needed: bodiesNeeded ?? 1 })}
              {' · '}
              {bodyNames(
                words,
                verifiedBy.map(({ body }) => body),
              )}
            </span>
          </li>
        )}
      </ul>
      {isReady && hasPermission(actor, 'cases:verify') ? (
        <p class="actions">
          <a class="button" href={actPath(uscc, 'verification')}>
            {t(level === 'EXIT' ? 'verifyExit' : 'verifyCase')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
