import type { Bilingual } from '../../domain/schemas.ts';

/** Questions back to the cooperative about a statement that waits. */
export const questionTexts = {
  questionsTitle: { zh: '提问与答复', en: 'Questions and answers' },
  questionsLead: {
    zh: '有疑问可以先问合作社。答复之前报表不能核验通过，但可以退回。双方都能看到，不能修改。',
    en: 'Ask the cooperative where something is unclear. Until it answers, the statement is not accepted, but may be returned. Both sides read it, and it is not changed.',
  },
  questionsNone: { zh: '没有提问。', en: 'There are no questions.' },
  questionOpen: { zh: '等待答复', en: 'Question open' },
  questionFrom: { zh: '提问', en: 'Question' },
  answerFrom: { zh: '答复', en: 'Answer' },
  questionText: { zh: '向合作社提问', en: 'Ask the cooperative' },
  questionSend: { zh: '发出提问', en: 'Send the question' },
  questionNeeded: { zh: '请填写要问的内容。', en: 'Write your question.' },
  answerText: { zh: '您的答复', en: 'Your answer' },
  answerSend: { zh: '提交答复', en: 'Send the answer' },
  answerNeeded: { zh: '请填写答复。', en: 'Write your answer.' },
  ownQuestionsTitle: { zh: '对报表的提问', en: 'Questions on your statements' },
  ownQuestionsLead: {
    zh: '镇办核验报表时提出的问题。答复后报表才能核验通过。',
    en: 'What the township asks about your statements. They are verified once you have answered.',
  },
  ownQuestionsOpen: {
    zh: '有 {n} 个对报表的提问等待您答复',
    en: 'Questions on your statements that wait for your answer: {n}',
  },
} as const satisfies Record<string, Bilingual>;
