/** What a log says, for people. */
export { type ExplainedFailure, type Explanation, explainSection } from './explain.ts';
export { explainCode, FAILURES, type Failure } from './failures.ts';
export { reportPage } from './html.ts';
export { type Colours, printReport } from './print.ts';
export { type DeviceProblem, explainProblem } from './problems.ts';
export { type RankParts, rankParts } from './rank.ts';
export { LogExplainer, type LogReport, type Wanted } from './report.ts';
export { codeText, type Sentence } from './sentences.ts';
