import type { QuestionRow } from '../../db/question-tables.ts';
import type { StatementQuestion } from './schemas.ts';

/** A question as long as nobody has answered it. */
export const UNANSWERED = { answer: null, answeredBy: null, answeredAt: null };

export const describeQuestion = ({
  countyCode: _county,
  askedAt,
  answeredAt,
  ...row
}: QuestionRow): StatementQuestion => ({
  ...row,
  state: answeredAt === null ? 'open' : 'answered',
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});
