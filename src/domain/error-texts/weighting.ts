import type { Bilingual } from '../schemas.ts';

/** What is refused in the work on weights. */
export const weightingErrors = {
  WEIGHTING_STATE: {
    zh: '该草案目前所处的环节不能进行此操作。',
    en: 'The draft is not at the stage at which this can be done.',
  },
  ROUND_NOT_OPEN: {
    zh: '本轮判断已经结束，或者您已表示完成。',
    en: 'The round is over, or you said that you are done.',
  },
  BASE_OUTDATED: {
    zh: '起草所依据的版本已不是现行版本，本草案不能再送审、批准或发布。请从现行版本另行起草，并撤回本草案。',
    en: 'The version that the draft departs from is no longer in force, so that it is neither submitted, approved nor published. Begin a new draft from the version in force, and withdraw this one.',
  },
  TAKE_OVER_CHANGED: {
    zh: '提出停用后，接替的版本有变；请重新提出停用。',
    en: 'Another version would take over now than the proposal says; propose the retirement again.',
  },
  JUDGMENTS_INVALID: {
    zh: '判断有误，未作任何更改。',
    en: 'Judgments are not valid; nothing was changed.',
  },
  JUDGMENTS_UNUSABLE: {
    zh: '有的判断尚不能使用，请按所列逐项处理。',
    en: 'Some judgments cannot be used yet; deal with each that is listed.',
  },
} as const satisfies Record<string, Bilingual>;
