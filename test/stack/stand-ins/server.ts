import { createServer } from 'node:http';
import { endWithParent } from '../../../src/config/end-with-parent.ts';

// Stands for the API and for the sandbox: answers with its process id.
const given = process.argv.indexOf('--port');
const port = Number(given > 0 ? process.argv[given + 1] : process.env.PORT);
const server = createServer((_request, response) => response.end(JSON.stringify({ pid: process.pid })));
endWithParent(async () => {
  server.close();
  server.closeAllConnections();
});
server.listen(port, '127.0.0.1', () => console.log(JSON.stringify({ listening: port })));
