import type { Values } from '../../engine/expression.ts';
import { type FactProblem, readFacts } from '../../engine/facts.ts';
import { applicationFacts } from '../../engine/vocabulary.ts';
import { describeIssues } from '../describe-issues.ts';
import type { Issue } from '../errors.ts';
import { factIssues, namedFact } from '../facts/read.ts';
import { type AskedFact, type RouteInput, routeInput } from './schemas.ts';

/** What an application says, as values of facts, and what is wrong with it. */
export type ReadApplication = { readonly values: Values; readonly issues: readonly Issue[] };

export function readApplication(application: RouteInput): ReadApplication {
  const parsed = routeInput.safeParse(application);
  if (!parsed.success) return { values: {}, issues: describeIssues(parsed.error.issues) };
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  const { values, problems } = readFacts(applicationFacts(), Object.fromEntries(given));
  const nothing = values.amountYuan === 0 ? [NO_AMOUNT] : [];
  const issues = factIssues([...problems, ...nothing], '');
  return { values: issues.length === 0 ? values : {}, issues };
}

const NO_AMOUNT: FactProblem = {
  fact: 'amountYuan',
  code: 'FACT_INVALID',
  zh: '申请金额应大于零。',
  en: 'The amount must be more than 0.',
};

/** What may be said of an application, with what was said and what is wrong with that. */
export function askedFacts(application: RouteInput, { issues }: ReadApplication): AskedFact[] {
  return Object.keys(routeInput.shape).map((fact) => {
    const issue = issues.find(({ pointer }) => pointer === `/${fact}`);
    return {
      ...namedFact(fact),
      unit: applicationFacts().get(fact)?.unit ?? '',
      said: application[fact as keyof RouteInput] ?? null,
      problem: issue === undefined ? null : { zh: issue.zh, en: issue.en },
    };
  });
}
