import { readStatement, StatementShapeError } from '../../engine/statement.ts';
import { checkRead, type StatementCheck } from '../../engine/statement-check.ts';

/** The answer to a statement check, or the refusal in the shape that goes over the wire. */
export type StatementCheckAnswer =
  | StatementCheck
  | {
      readonly error: {
        readonly code: 'STATEMENT_INVALID_REQUEST';
        readonly message: string;
        readonly messageZh: string;
        readonly path: string;
      };
    };

/**
 * Checks a statement without storing it. Last year's statement may come with it under `lastYear`,
 * as it would be known where statements are kept.
 */
export function checkStatement(request: unknown): StatementCheckAnswer {
  try {
    const statement = readStatement(request);
    const { lastYear } = request as { lastYear?: unknown };
    return checkRead(statement, lastYear === undefined ? undefined : readStatement(lastYear));
  } catch (error) {
    if (!(error instanceof StatementShapeError)) throw error;
    const { message, messageZh, pointer } = error;
    return { error: { code: 'STATEMENT_INVALID_REQUEST', message, messageZh, path: pointer } };
  }
}
