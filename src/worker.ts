import { fetchCourier } from './courier-fetch.ts';
import { workerWith } from './worker-app.ts';

export default workerWith(fetchCourier());
