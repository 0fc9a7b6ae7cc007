import type { ChainFault, Witness } from './chain.ts';

const seals = { seal: ['the seal', '封印'], copy: ['the copied head', '留存链头'] } as const satisfies Record<
  Witness,
  readonly [string, string]
>;

/** What is wrong, in English and Chinese. */
export function chainFaultWords(fault: ChainFault): { readonly en: string; readonly zh: string } {
  switch (fault.kind) {
    case 'event_changed':
      return {
        en: `Entry ${fault.sequence}: event ${fault.eventId} is not what was entered; it was changed.`,
        zh: `第 ${fault.sequence} 条：事件 ${fault.eventId} 与入链时不同，已被改动。`,
      };
    case 'event_missing':
      return {
        en: `Entry ${fault.sequence}: its event is missing; it was removed.`,
        zh: `第 ${fault.sequence} 条：对应事件缺失，已被删除。`,
      };
    case 'entry_changed':
      return {
        en: `Entry ${fault.sequence} does not follow from entry ${fault.sequence - 1}: one of the two was changed.`,
        zh: `第 ${fault.sequence} 条与第 ${fault.sequence - 1} 条不衔接：两者之一已被改动。`,
      };
    case 'entry_missing':
      return {
        en: `Entry ${fault.after} is followed by entry ${fault.next}: what was between them is missing.`,
        zh: `第 ${fault.after} 条之后是第 ${fault.next} 条：中间条目缺失。`,
      };
    case 'entry_out_of_order':
      return {
        en: `Entry ${fault.sequence} comes after entry ${fault.after}: it was moved or doubled.`,
        zh: `第 ${fault.sequence} 条出现在第 ${fault.after} 条之后：次序被改动或重复。`,
      };
    case 'tail_cut': {
      const [en, zh] = seals[fault.witness];
      return {
        en: `The chain ends at entry ${fault.last}; ${en} says that entry ${fault.expected} was there: the tail was cut off.`,
        zh: `链止于第 ${fault.last} 条，而${zh}证明曾有第 ${fault.expected} 条：尾部被截断。`,
      };
    }
    case 'seal_forged': {
      const [en, zh] = seals[fault.witness];
      return {
        en: `Entry ${fault.sequence}: ${en} is not by the key ${fault.keyId}.`,
        zh: `第 ${fault.sequence} 条：${zh}并非由密钥 ${fault.keyId} 签署。`,
      };
    }
    case 'seal_key_unknown': {
      const [en, zh] = seals[fault.witness];
      return {
        en: `Entry ${fault.sequence}: ${en} is by the key ${fault.keyId}, which is not among those believed.`,
        zh: `第 ${fault.sequence} 条：${zh}的签署密钥 ${fault.keyId} 不在可信密钥之列。`,
      };
    }
    case 'chain_rewritten': {
      const [en, zh] = seals[fault.witness];
      return {
        en: `Entry ${fault.sequence}: ${en} says that the chain was another one; it was written anew after entry ${fault.after}.`,
        zh: `第 ${fault.sequence} 条：${zh}证明链曾为另一内容；第 ${fault.after} 条之后被重写。`,
      };
    }
  }
}
