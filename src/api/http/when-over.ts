import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether the reply is done or its caller has left: nothing will tell of that any more. */
export const isOver = ({ raw: { socket } }: FastifyRequest, { raw: response }: FastifyReply): boolean =>
  response.destroyed || socket.destroyed;

/**
 * Calls once when the reply is done or its caller has left, at once if he has left already. A reply that waits behind
 * another on its connection is told of no end: the connection is.
 */
export function whenOver(request: FastifyRequest, reply: FastifyReply, call: () => void): void {
  const { socket } = request.raw;
  const response = reply.raw;
  if (isOver(request, reply)) {
    call();
    return;
  }
  const over = () => {
    response.off('close', over);
    socket.off('close', over);
    call();
  };
  response.on('close', over);
  socket.on('close', over);
}
