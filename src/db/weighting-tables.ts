import type { Selectable } from 'kysely';

/* Drafts of model versions, their panels, reviews and publications: rows that are never changed. */

type WeightingDraftTable = {
  countyCode: string;
  draftId: string;
  modelId: string;
  baseVersion: string;
  version: string;
  title: string;
  reason: string;
  aggregationOf: 'judgments' | 'priorities';
  mean: 'geometric' | 'arithmetic';
  method: 'eigenvector' | 'geometric-mean' | 'column-average';
  randomIndex: string;
  createdBy: string;
  makerRole: string;
  createdAt: Date;
};

type PanelRoundTable = {
  countyCode: string;
  draftId: string;
  round: number;
  openedBy: string;
  makerRole: string;
  openedAt: Date;
  closesAt: Date;
};

type PanelMemberTable = {
  countyCode: string;
  draftId: string;
  round: number;
  expertId: string;
  name: string;
  weight: number;
};

type PanelJudgmentTable = {
  countyCode: string;
  draftId: string;
  round: number;
  expertId: string;
  nodeId: string;
  revision: number;
  /** What the expert said of the node, as canonical JSON. */
  judgments: string;
  savedAt: Date;
};

type PanelFinishTable = {
  countyCode: string;
  draftId: string;
  round: number;
  expertId: string;
  finishedAt: Date;
};

type RoundClosingTable = {
  countyCode: string;
  draftId: string;
  round: number;
  openedBy: string;
  closedBy: string;
  makerRole: string;
  /** The matrices of the group by node, as canonical JSON. */
  matrices: string;
  /** What does not count, and whose, as canonical JSON. */
  excluded: string;
  closedAt: Date;
};

type WeightingSubmissionTable = {
  countyCode: string;
  draftId: string;
  submission: number;
  round: number;
  createdBy: string;
  openedBy: string;
  closedBy: string;
  submittedBy: string;
  makerRole: string;
  /** The whole model file, as canonical JSON: what is approved is this text. */
  file: string;
  digest: string;
  effectiveFrom: string;
  impactAssessment: string;
  submittedAt: Date;
};

type WeightingWithdrawalTable = {
  countyCode: string;
  draftId: string;
  reason: string;
  withdrawnBy: string;
  makerRole: string;
  withdrawnAt: Date;
};

type SubmissionWithdrawalTable = WeightingWithdrawalTable & { submission: number };

/** Who of the bureau or the regulator had a hand in a draft, by the name that they acted under. */
type WeightingHandTable = {
  countyCode: string;
  draftId: string;
  actor: string;
  role: string;
  name: string;
};

type WeightingCommentTable = {
  countyCode: string;
  draftId: string;
  commentId: string;
  nodeId: string;
  rowId: string | null;
  columnId: string | null;
  text: string;
  commentedBy: string;
  checkerRole: string;
  commentedAt: Date;
};

type WeightingReviewTable = {
  countyCode: string;
  draftId: string;
  submission: number;
  createdBy: string;
  openedBy: string;
  closedBy: string;
  submittedBy: string;
  reviewedBy: string;
  checkerRole: string;
  decision: 'approved' | 'returned';
  note: string;
  reviewedAt: Date;
};

type ModelVersionTable = {
  countyCode: string;
  modelId: string;
  version: string;
  draftId: string;
  submission: number;
  decision: 'approved';
  reviewedBy: string;
  publishedBy: string;
  makerRole: string;
  file: string;
  digest: string;
  inForceFrom: string;
  shadowFrom: string | null;
  publishedAt: Date;
};

type ModelRetirementTable = {
  countyCode: string;
  modelId: string;
  version: string;
  proposal: number;
  proposedBy: string;
  makerRole: string;
  retiredFrom: string;
  /** The version that counts from then on; null where none was named, in earlier days. */
  takesOver: string | null;
  reason: string;
  proposedAt: Date;
};

type ModelRetirementConfirmationTable = {
  countyCode: string;
  modelId: string;
  version: string;
  proposal: number;
  proposedBy: string;
  confirmedBy: string;
  checkerRole: string;
  confirmedAt: Date;
};

type ShadowRatingTable = {
  countyCode: string;
  ratingId: string;
  modelId: string;
  modelVersion: string;
  score: number | null;
  level: string;
};

export type WeightingTables = {
  weightingDraft: WeightingDraftTable;
  panelRound: PanelRoundTable;
  panelMember: PanelMemberTable;
  panelJudgment: PanelJudgmentTable;
  panelFinish: PanelFinishTable;
  roundClosing: RoundClosingTable;
  weightingSubmission: WeightingSubmissionTable;
  weightingWithdrawal: WeightingWithdrawalTable;
  submissionWithdrawal: SubmissionWithdrawalTable;
  weightingHand: WeightingHandTable;
  weightingComment: WeightingCommentTable;
  weightingReview: WeightingReviewTable;
  modelVersion: ModelVersionTable;
  modelRetirement: ModelRetirementTable;
  modelRetirementConfirmation: ModelRetirementConfirmationTable;
  shadowRating: ShadowRatingTable;
};

export type WeightingDraftRow = Selectable<WeightingDraftTable>;
export type PanelRoundRow = Selectable<PanelRoundTable>;
export type PanelMemberRow = Selectable<PanelMemberTable>;
export type PanelJudgmentRow = Selectable<PanelJudgmentTable>;
export type PanelFinishRow = Selectable<PanelFinishTable>;
export type RoundClosingRow = Selectable<RoundClosingTable>;
export type WeightingSubmissionRow = Selectable<WeightingSubmissionTable>;
export type WeightingWithdrawalRow = Selectable<WeightingWithdrawalTable>;
export type SubmissionWithdrawalRow = Selectable<SubmissionWithdrawalTable>;
export type WeightingHandRow = Selectable<WeightingHandTable>;
export type WeightingCommentRow = Selectable<WeightingCommentTable>;
export type WeightingReviewRow = Selectable<WeightingReviewTable>;
export type ModelVersionRow = Selectable<ModelVersionTable>;
export type ModelRetirementRow = Selectable<ModelRetirementTable>;
export type ModelRetirementConfirmationRow = Selectable<ModelRetirementConfirmationTable>;
export type ShadowRatingRow = Selectable<ShadowRatingTable>;
