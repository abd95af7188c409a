/** Pure scoring: the answer to one request, a refusal included. */
export { answerScoreRequest as answerScore } from '../../engine/score-request.ts';
