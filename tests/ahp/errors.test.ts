import { describe, expect, it } from 'vitest';
import { AhpError } from '../../ahp/index.ts';

describe('a refusal', () => {
  it('names its place as a JSON Pointer, with "~" and "/" escaped', () => {
    const at = (...path: (string | number)[]) =>
      new AhpError('AHP_INVALID_REQUEST', path, 'wrong', '错误').pointer;
    expect(at()).toBe('');
    expect(at('root', 'children', 0, 'name')).toBe('/root/children/0/name');
    expect(at('a/b', '~')).toBe('/a~1b/~0');
  });

  it('speaks English and Chinese and has a code', () => {
    const error = new AhpError('AHP_NOT_SQUARE', [], 'ragged', '行长不一');
    expect([error.name, error.code, error.message, error.messageZh]).toEqual([
      'AhpError',
      'AHP_NOT_SQUARE',
      'ragged',
      '行长不一',
    ]);
    expect(error).toBeInstanceOf(Error);
  });
});
