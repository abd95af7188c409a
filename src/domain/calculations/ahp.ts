/** Pure AHP: the answer to one request of the wire contract, a refusal included. */
export { AHP_OPERATIONS, tryAnswerRequest as answerAhp } from '../../../ahp/request.ts';
