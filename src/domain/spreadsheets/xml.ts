import { Parser } from 'saxen';
import { refuseFile } from './file-refusal.ts';

/** What is called while a document is read, with names without their prefix. */
export type XmlReader = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Reads an XML document piece by piece; entities that a document declares itself stay unread. One that
 * is not there has nothing in it.
 */
export function readXml(
  chunks: readonly Uint8Array[] | undefined,
  { open, close, text }: XmlReader,
): void {
  if (chunks === undefined) return;
  const parser = new Parser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('error', () => {
    throw malformed();
  });
  if (open !== undefined) {
    parser.on('openTag', (name, attributes, decode) =>
      open(withoutPrefix(name), (wanted) => {
        const value = attributes()[wanted];
        return value === undefined ? undefined : decode(value);
      }),
    );
  }
  if (close !== undefined) parser.on('closeTag', (name) => close(withoutPrefix(name)));
  if (text !== undefined) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', text);
  }
  for (const chunk of chunks) parser.write(decodeOrRefuse(decoder, chunk));
  parser.write(decodeOrRefuse(decoder)).end();
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

function decodeOrRefuse(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw malformed();
  }
}

const malformed = () => refuseFile('NOT_A_WORKBOOK', { reason: 'XML 有误 / its XML is malformed' });
