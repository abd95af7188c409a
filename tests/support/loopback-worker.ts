import { fetchCourier } from '../../src/courier-fetch.ts';
import { workerWith } from '../../src/worker-app.ts';

/* The Worker as it is, but for listeners on this machine, which the one that is deployed cannot reach. */

export default workerWith(fetchCourier(true));
