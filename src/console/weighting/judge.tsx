import type { Context } from '../../domain/context.ts';
import { DomainError } from '../../domain/errors.ts';
import { finishJudging } from '../../domain/weighting/finish-judging.ts';
import { getAssignment } from '../../domain/weighting/get-assignment.ts';
import type {
  AssignedNode,
  Assignment,
  Judgment,
} from '../../domain/weighting/judgment-schemas.ts';
import { listAssignments } from '../../domain/weighting/list-assignments.ts';
import { saveJudgments } from '../../domain/weighting/save-judgments.ts';
import type { FormState } from '../parts/form.tsx';
import { filled, postedFields, postedRevision, type Refused, refused } from '../parts/posted.ts';
import { askedPage, type ConsoleContext, verbContext } from '../request.ts';
import { respondPage } from '../respond.tsx';
import { TEXTS } from '../texts.ts';
import { AssignmentPage } from './assignment-page.tsx';
import { AssignmentsPage } from './assignments-page.tsx';
import { ComparisonPage } from './comparison-page.tsx';
import { NodePage } from './node-page.tsx';
import { readAnswer } from './read-answer.ts';
import { type Pair, pairsOf } from './scale.ts';
import { assignmentPath, nodePath, nodeTitle } from './words.ts';

/*
 * An expert at work. Each page reads the whole assignment again, which is small, and each answer is
 * saved at once with all others of its node, as the JSON door takes them.
 */

export async function showAssignments(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const list = await listAssignments({ ctx, input: askedPage(c) });
  const words = c.get('words');
  return respondPage(c, {
    title: words.t('assignmentsTitle'),
    content: <AssignmentsPage words={words} list={list} now={ctx.now()} />,
  });
}

export async function showAssignment(c: ConsoleContext) {
  const ctx = await verbContext(c);
  return respondAssignment(c, ctx, await assignmentOf(c, ctx));
}

function respondAssignment(c: ConsoleContext, ctx: Context, it: Assignment, refusal?: Refused) {
  const words = c.get('words');
  const form = refusal?.form;
  return respondPage(c, {
    title: it.title,
    refusal,
    content: (
      <AssignmentPage words={words} assignment={it} now={ctx.now()} {...(form && { form })} />
    ),
  });
}

export async function postFinish(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const draftId = c.req.param('draftId') ?? '';
  try {
    await finishJudging({ ctx, input: { draftId } });
  } catch (error) {
    const refusal = refused(error, {});
    return respondAssignment(c, ctx, await assignmentOf(c, ctx), refusal);
  }
  return c.redirect(assignmentPath({ draftId }), 303);
}

export async function showNode(c: ConsoleContext) {
  const { assignment, node } = await nodeOf(c, await verbContext(c));
  return respondNode(c, assignment, node);
}

function respondNode(c: ConsoleContext, it: Assignment, node: AssignedNode, refusal?: Refused) {
  const words = c.get('words');
  const form = refusal?.form;
  return respondPage(c, {
    title: nodeTitle(words, node),
    refusal,
    content: <NodePage words={words} assignment={it} node={node} {...(form && { form })} />,
  });
}

/** Takes the changes that are proposed for the very answers that the page showed. */
export async function postRepair(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const { assignment, node } = await nodeOf(c, ctx);
  const steps = node.figures.repair?.steps ?? [];
  const judgments = node.judgments.map((said) => {
    const step = steps.find(({ row, column }) => row === said.row && column === said.column);
    return step === undefined ? said : { ...said, value: step.to };
  });
  const refusal = await save(ctx, assignment, node, fields, judgments);
  if (refusal !== undefined) return respondNode(c, assignment, node, refusal);
  return c.redirect(nodePath(assignment, node.nodeId), 303);
}

export async function showComparison(c: ConsoleContext) {
  const { assignment, node } = await nodeOf(c, await verbContext(c));
  const pair = pairOf(c, node);
  if (!assignment.isOpen) return c.redirect(nodePath(assignment, node.nodeId), 302);
  return respondComparison(c, assignment, node, pair);
}

function respondComparison(
  c: ConsoleContext,
  assignment: Assignment,
  node: AssignedNode,
  pair: Pair,
  refusal?: Refused,
) {
  const words = c.get('words');
  const form: FormState | undefined = refusal?.form;
  const props = { words, assignment, node, pair, ...(form && { form }) };
  return respondPage(c, {
    title: `${words.say(pair.row)} – ${words.say(pair.column)}`,
    refusal,
    content: <ComparisonPage {...props} />,
    script: 'judge',
  });
}

export async function postComparison(c: ConsoleContext) {
  const ctx = await verbContext(c);
  const fields = await postedFields(c);
  const { assignment, node } = await nodeOf(c, ctx);
  const pair = pairOf(c, node);
  const answer = readAnswer(fields);
  if ('problem' in answer) {
    const problems = [{ field: answer.problem.field, ...TEXTS[answer.problem.text] }];
    const form = { values: fields, problems };
    const refusal = { form, status: 422, code: 'INPUT_INVALID' } as const;
    return respondComparison(c, assignment, node, pair, refusal);
  }
  const said: Judgment = {
    row: pair.row.id,
    column: pair.column.id,
    value: answer.value,
    comment: filled(fields.comment) ?? null,
  };
  const others = node.judgments.filter((it) => it !== pair.judgment && !isPair(it, pair));
  const refusal = await save(ctx, assignment, node, fields, [...others, said]);
  if (refusal !== undefined) return respondComparison(c, assignment, node, pair, refusal);
  const path = nodePath(assignment, node.nodeId);
  const isLast = pair.number === node.figures.pairs;
  return c.redirect(isLast ? path : `${path}/${pair.number + 1}`, 303);
}

const isPair = ({ row, column }: Judgment, pair: Pair): boolean =>
  row === pair.row.id && column === pair.column.id;

async function save(
  ctx: Context,
  { draftId }: Assignment,
  { nodeId }: AssignedNode,
  fields: Readonly<Record<string, string>>,
  judgments: readonly Judgment[],
): Promise<Refused | undefined> {
  const said = judgments.filter(({ value, comment }) => value !== null || comment !== null);
  const revision = postedRevision(fields);
  try {
    const input = { draftId, nodeId, revision, judgments: { judgments: said } };
    await saveJudgments({ ctx, input });
    return undefined;
  } catch (error) {
    return refused(error, fields);
  }
}

const assignmentOf = (c: ConsoleContext, ctx: Context): Promise<Assignment> =>
  getAssignment({ ctx, input: { draftId: c.req.param('draftId') ?? '' } });

async function nodeOf(c: ConsoleContext, ctx: Context) {
  const assignment = await assignmentOf(c, ctx);
  const node = assignment.nodes.find(({ nodeId }) => nodeId === c.req.param('nodeId'));
  if (node === undefined) throw new DomainError('NOT_FOUND');
  return { assignment, node };
}

function pairOf(c: ConsoleContext, node: AssignedNode): Pair {
  const pair = pairsOf(node).find(({ number }) => String(number) === c.req.param('pair'));
  if (pair === undefined) throw new DomainError('NOT_FOUND');
  return pair;
}
