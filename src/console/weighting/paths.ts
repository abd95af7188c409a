type Draft = { readonly draftId: string };

export const draftPath = ({ draftId }: Draft): string =>
  `/weighting/${encodeURIComponent(draftId)}`;

export const effectPath = (draft: Draft): string => `${draftPath(draft)}/effect`;

export const shadowPath = (draft: Draft): string => `${draftPath(draft)}/shadow`;

export const reviewPath = (draft: Draft): string => `${draftPath(draft)}/review`;

export const reviewNodePath = (draft: Draft, nodeId: string): string =>
  `${reviewPath(draft)}/${encodeURIComponent(nodeId)}`;
