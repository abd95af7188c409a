/** Pure AHP: the answer to one request of the wire contract, a refusal included. */
export { tryAnswerRequest as answerAhp } from '../../../ahp/index.ts';
