import { startProcess } from '../support/process.ts';
import { contractSuite } from './suite.ts';

contractSuite('on Node over a socket', () => startProcess(['src/cli.ts', 'serve']));
