import { endWithParent } from '../../../src/config/end-with-parent.ts';

// Stands for the worker: says that it is ready, and listens nowhere.
endWithParent(async () => undefined);
console.log(JSON.stringify({ ready: true }));
