import type { Hono } from 'hono';
import type { ConsoleEnv } from '../request.ts';
import { postDraft, showDraft, showDrafts, showEffect, showShadow } from './drafts.tsx';
import {
  postComparison,
  postFinish,
  postRepair,
  showAssignment,
  showAssignments,
  showComparison,
  showNode,
} from './judge.tsx';
import { postComment, postDecision, showReview, showReviewNode } from './review.tsx';
import {
  postClosing,
  postPublication,
  postRetirement,
  postRetirementConfirmation,
  postRound,
  postSubmission,
  postSubmissionWithdrawal,
  postWithdrawal,
} from './steps.tsx';

/** Everything below /weighting: what experts do, the way of a draft, and its review. */
export function weightingPages(app: Hono<ConsoleEnv>): void {
  judgingPages(app, '/weighting/assignments');
  app.get('/weighting', showDrafts);
  app.post('/weighting', postDraft);
  const draft = '/weighting/:draftId';
  app.get(draft, showDraft);
  app.post(`${draft}/rounds`, postRound);
  app.post(`${draft}/close`, postClosing);
  app.get(`${draft}/effect`, showEffect);
  app.post(`${draft}/submit`, postSubmission);
  app.post(`${draft}/submit/withdrawal`, postSubmissionWithdrawal);
  app.post(`${draft}/withdrawal`, postWithdrawal);
  app.get(`${draft}/review`, showReview);
  app.post(`${draft}/review/decision`, postDecision);
  app.get(`${draft}/review/:nodeId`, showReviewNode);
  app.post(`${draft}/review/:nodeId/comments`, postComment);
  app.post(`${draft}/publish`, postPublication);
  app.get(`${draft}/shadow`, showShadow);
  app.post(`${draft}/retirement`, postRetirement);
  app.post(`${draft}/retirement/confirm`, postRetirementConfirmation);
}

function judgingPages(app: Hono<ConsoleEnv>, own: string): void {
  app.get(own, showAssignments);
  app.get(`${own}/:draftId`, showAssignment);
  app.post(`${own}/:draftId/finish`, postFinish);
  app.get(`${own}/:draftId/:nodeId`, showNode);
  app.post(`${own}/:draftId/:nodeId/repair`, postRepair);
  app.get(`${own}/:draftId/:nodeId/:pair`, showComparison);
  app.post(`${own}/:draftId/:nodeId/:pair`, postComparison);
}
