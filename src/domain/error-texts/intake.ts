import type { Bilingual } from '../schemas.ts';

/** What is refused of statements, files, facts and what third parties say. */
export const intakeErrors = {
  STATEMENT_NOT_ACCEPTABLE: {
    zh: '报表有错误，未予接收；请按列出的单元格改正后重新提交。',
    en: 'The statement has errors and was not taken; correct the cells that are named and send it again.',
  },
  STATEMENT_DUPLICATE: {
    zh: '同一年度已提交过内容完全相同的报表。',
    en: 'The very same statement was submitted for that year before.',
  },
  QUESTION_OPEN: {
    zh: '对该报表的提问尚未答复，暂不能核验通过；可以退回。',
    en: 'A question on this statement waits for its answer: it is not accepted meanwhile, but may be returned.',
  },
  QUESTION_ANSWERED: {
    zh: '该提问已经答复。',
    en: 'This question was answered before.',
  },
  STATEMENT_DECIDED: {
    zh: '该报表已经核验过。',
    en: 'The statement was verified before.',
  },
  FILE_UNREADABLE: {
    zh: '文件无法读取，未作任何更改。',
    en: 'The file cannot be read; nothing was changed.',
  },
  IMPORT_NOT_ACCEPTABLE: {
    zh: '文件中有错误，一份也没有报送；请按检查结果改正后重新上传。',
    en: 'The file has errors, and nothing of it was filed; put right what was found and upload it again.',
  },
  IMPORT_COMMITTED: {
    zh: '该文件已经报送过。',
    en: 'The file was filed before.',
  },
  IMPORT_STALE: {
    zh: '检查之后又有新的报表报送，请重新上传检查。',
    en: 'Another statement was filed after the file was checked; upload it again.',
  },
  FACTS_INVALID: {
    zh: '事实项目有误，未作任何更改。',
    en: 'Facts are not valid; nothing was changed.',
  },
  ITEM_DECIDED: { zh: '该项已经核实过。', en: 'The item was decided on before.' },
  IMPORT_REFUSED: {
    zh: '有的行不能导入，整批未作任何更改；请改正所列各处后重新导入。',
    en: 'Some lines cannot be taken, so that nothing was; correct what is named and send all again.',
  },
  BUYER_LINK_INVALID: {
    zh: '确认链接无效、已使用、已撤回或已过期，请向发给您链接的人索取新的链接。',
    en: 'The link is not valid, was used or withdrawn, or has expired; ask whoever gave it to you for a new one.',
  },
  CONFIRMATION_OVER: {
    zh: '该确认已答复、已撤回或已过期。',
    en: 'It was answered or withdrawn before, or has expired.',
  },
} as const satisfies Record<string, Bilingual>;
