import { startProcess } from '../support/process.ts';
import { contractSuite } from './suite.ts';

contractSuite('on workerd', () => startProcess(['src/worker-local.ts']));
