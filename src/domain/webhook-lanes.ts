import type { WebhookEvent } from './webhook-events.ts';

/**
 * What may be sent at once without breaking the order: parts that follow one another, each of lanes that run side by
 * side. The events of one item are in one lane; an event of a run is a part of its own, so that it comes after all that
 * was before it and before all that came after. With one lane everything is in order.
 */
export function lanesOf<T extends { readonly event: WebhookEvent }>(
  deliveries: readonly T[],
  lanes: number,
): T[][][] {
  if (lanes <= 1) return deliveries.length === 0 ? [] : [[[...deliveries]]];
  const parts: T[][][] = [];
  let laneOfItem = new Map<string, T[]>();
  let part: T[][] = [];
  const endPart = () => {
    if (part.length > 0) parts.push(part);
    part = [];
    laneOfItem = new Map();
  };
  for (const delivery of deliveries) {
    const { data } = delivery.event;
    if (!('obligation' in data)) {
      endPart();
      parts.push([[delivery]]);
      continue;
    }
    const item = `${data.runId}/${data.employeeNo}/${data.obligation}`;
    let lane = laneOfItem.get(item);
    if (!lane) {
      lane =
        part.length < lanes ? [] : part.reduce((least, one) => (one.length < least.length ? one : least));
      if (lane.length === 0) part.push(lane);
      laneOfItem.set(item, lane);
    }
    lane.push(delivery);
  }
  endPart();
  return parts;
}
