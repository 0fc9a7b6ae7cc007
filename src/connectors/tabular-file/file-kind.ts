/** What a file is by its first bytes; its name may say anything. */
export type FileKind =
  | 'text'
  | 'utf16'
  | 'zip'
  | 'pdf'
  | 'ole'
  | 'image'
  | 'archive'
  | 'markup'
  | 'rtf'
  | 'binary';

/** How many bytes of the beginning `fileKindOf` needs. */
export const kindBytes = 1024;

const signatures: readonly (readonly [FileKind, Buffer])[] = [
  ['zip', Buffer.from('504b0304', 'hex')],
  ['zip', Buffer.from('504b0506', 'hex')],
  ['pdf', Buffer.from('%PDF')],
  ['ole', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['utf16', Buffer.from('fffe', 'hex')],
  ['utf16', Buffer.from('feff', 'hex')],
  ['image', Buffer.from('89504e47', 'hex')],
  ['image', Buffer.from('ffd8ff', 'hex')],
  ['image', Buffer.from('GIF8')],
  ['archive', Buffer.from('1f8b', 'hex')],
  ['archive', Buffer.from('Rar!')],
  ['archive', Buffer.from('377abcaf271c', 'hex')],
  ['rtf', Buffer.from('{\\rtf')],
];

export function fileKindOf(beginning: Buffer): FileKind {
  const known = signatures.find(([, bytes]) => beginning.subarray(0, bytes.length).equals(bytes));
  if (known) return known[0];
  const text = beginning.toString('latin1');
  // PDF allows rubbish before its mark; systems often export HTML tables under the name of a spreadsheet.
  if (text.includes('%PDF-')) return 'pdf';
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|head|meta)/i.test(text)) return 'markup';
  return beginning.includes(0) ? 'binary' : 'text';
}
