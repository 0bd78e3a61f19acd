import { createHash } from 'node:crypto';
import { type IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/**
 * Answers `/status/101` with 101 Switching Protocols: it completes a WebSocket's opening handshake (RFC 6455, 4.2.2) and
 * closes the WebSocket at once. On every other path the wish to upgrade is ignored, as RFC 9110, 7.8 allows, and the
 * application answers as usual.
 */
export function answerUpgrades(server: Server, app: RequestListener): void {
  server.on('upgrade', (req: IncomingMessage, socket: Duplex) => {
    const key = req.headers['sec-websocket-key'];
    if (req.url?.split('?')[0] === '/status/101' && key && /^websocket$/i.test(req.headers.upgrade ?? '')) {
      return switchToWebSocket(socket, key);
    }
    const res = new ServerResponse(req);
    res.shouldKeepAlive = false;
    res.assignSocket(socket as Socket);
    res.on('finish', () => socket.end());
    app(req, res);
  });
}

function switchToWebSocket(socket: Duplex, key: string): void {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\n' +
      `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.end(Buffer.from([0x88, 0x02, 0x03, 0xe8])); // a close frame, 1000
}
