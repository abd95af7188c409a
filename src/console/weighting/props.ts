import type {
  AssignedNode,
  Assignment,
  Progress,
} from '../../domain/weighting/judgment-schemas.ts';
import type { Review, ReviewedNode } from '../../domain/weighting/review-schemas.ts';
import type { Draft, ExpertList } from '../../domain/weighting/schemas.ts';
import type { FormState } from '../parts/form.tsx';
import type { Words } from '../texts.ts';

/** What whoever reads the page may do with the draft. */
export type DraftRights = {
  readonly mayDraft: boolean;
  readonly mayPublish: boolean;
  readonly mayReview: boolean;
};

export type DraftProps = {
  readonly words: Words;
  readonly draft: Draft;
  /** Of the newest round; undefined before the first one. */
  readonly progress: Progress | undefined;
  /** Whom a round may ask. */
  readonly experts: ExpertList['items'];
  readonly rights: DraftRights;
  readonly form?: FormState;
};

export type NodeProps = {
  readonly words: Words;
  readonly assignment: Assignment;
  readonly node: AssignedNode;
};

export type ReviewNodeProps = {
  readonly words: Words;
  readonly review: Review;
  readonly node: ReviewedNode;
  readonly mayDecide: boolean;
  readonly form?: FormState;
};
