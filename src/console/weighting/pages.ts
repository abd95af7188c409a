import type { Hono } from 'hono';
import type { ConsoleEnv } from '../request.ts';
import {
  postComparison,
  postFinish,
  postRepair,
  showAssignment,
  showAssignments,
  showComparison,
  showNode,
} from './judge.tsx';

/** Everything below /weighting: what experts do, and the way of a draft. */
export function weightingPages(app: Hono<ConsoleEnv>): void {
  const own = '/weighting/assignments';
  app.get(own, showAssignments);
  app.get(`${own}/:draftId`, showAssignment);
  app.post(`${own}/:draftId/finish`, postFinish);
  app.get(`${own}/:draftId/:nodeId`, showNode);
  app.post(`${own}/:draftId/:nodeId/repair`, postRepair);
  app.get(`${own}/:draftId/:nodeId/:pair`, showComparison);
  app.post(`${own}/:draftId/:nodeId/:pair`, postComparison);
}
